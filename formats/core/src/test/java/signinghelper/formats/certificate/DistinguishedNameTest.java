package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
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

    /** Anybody may write what is no text at all in the place of one. */
    @ParameterizedTest
    @ValueSource(ints = {BERTags.APPLICATION, BERTags.CONTEXT_SPECIFIC, BERTags.PRIVATE})
    void namesHoldTagsOfEachClassInTheirTexts(int tagClass) throws IOException {
        var numbers = new DERSequence(new ASN1Encodable[] {new ASN1Integer(1), new ASN1Integer(2)});
        for (var value : List.<ASN1Encodable>of(new DEROctetString(new byte[] {'a'}), numbers, DERNull.INSTANCE)) {
            for (var isExplicit : List.of(true, false)) {
                var tagged = new DERTaggedObject(isExplicit, tagClass, 2, value);

                assertThat(DistinguishedName.shown(name(new X500NameBuilder().addRDN(BCStyle.O, tagged))))
                        .startsWith("O=");
            }
        }
    }

    private static X500Principal name(X500NameBuilder builder) throws IOException {
        return new X500Principal(builder.build().getEncoded());
    }
}
