package signinghelper.demo.portal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Answer to a page about the user who is logged in.
 *
 * @param account null for a certificate that is bound to none
 * @param found null for a login by password
 */
record LoginAnswer(
        @Nullable AccountAnswer account,
        @JsonUnwrapped @Nullable CertificateFound found) {

    /**
     * The account.
     *
     * @param isBound true when a certificate is bound to the account
     */
    record AccountAnswer(String userName, String name, String creditCode, String role, boolean isBound) {
        static AccountAnswer of(RegisteredAccount account) {
            var organisation = account.organisation();
            return new AccountAnswer(
                    account.userName(),
                    organisation.name(),
                    organisation.creditCode(),
                    organisation.role().wireName(),
                    account.certificate() != null);
        }
    }

    static LoginAnswer of(Sessions.Login login, Optional<RegisteredAccount> account) {
        return new LoginAnswer(account.map(AccountAnswer::of).orElse(null), login.certificate());
    }
}
