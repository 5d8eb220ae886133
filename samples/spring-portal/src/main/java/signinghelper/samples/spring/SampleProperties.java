package signinghelper.samples.spring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import signinghelper.formats.match.Account;

/**
 * The one account of the sample, in the place of a portal's database.
 *
 * @param userName name to log in with
 * @param password its password; has no default, so that none lies in the sources
 * @param name name of the organisation
 * @param creditCode unified social credit code of the organisation
 */
@ConfigurationProperties("sample")
record SampleProperties(
        @DefaultValue("demo-supplier") String userName,
        String password,
        @DefaultValue("演示供应商有限公司") String name,
        @DefaultValue("91420100MADEM0003F") String creditCode) {

    Account organisation() {
        return new Account(name, creditCode, Account.Role.SUPPLIER);
    }

    @Override
    public String toString() {
        return "SampleProperties[" + userName + "]";
    }
}
