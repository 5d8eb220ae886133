package signinghelper.formats.certificate;

import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

import static org.assertj.core.api.Assertions.assertThat;

class DistinguishedNameTest {
    private static final String NUMBER = "110000190001010004";

    @Test
    void masksAPersonsNumberInEachAttributeAlsoWhereItWouldBeHexadecimal() throws IOException {
        var name = name(new X500NameBuilder()
                .addRDN(BCStyle.CN, "051@张样本@0" + NUMBER + "@1")
                .addRDN(BCStyle.UID, NUMBER)
                .addRDN(BCStyle.SERIALNUMBER, "SF" + NUMBER));

        assertThat(name.getName())
                .contains(NUMBER, HexFormat.of().formatHex(NUMBER.getBytes(StandardCharsets.US_ASCII)));
        assertThat(DistinguishedName.shown(name)).isEqualTo("2.5.4.5=SF…0004,UID=…0004,CN=051@张样本@0…0004@1");
    }

    @Test
    void leavesANameWithoutSuchANumberInTheFormOfRfc2253() throws IOException {
        var name = name(new X500NameBuilder()
                .addRDN(BCStyle.O, "A, B + C #abcd")
                .addRDN(BCStyle.SERIALNUMBER, "914201007071167872"));

        assertThat(DistinguishedName.shown(name)).isEqualTo(name.getName());
    }

    private static X500Principal name(X500NameBuilder builder) throws IOException {
        return new X500Principal(builder.build().getEncoded());
    }
}
