package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.match.Account;
import signinghelper.formats.match.SubjectMatch;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** Names as Chinese CAs write them, in certificates that are issued with exactly these bytes. */
class AttributeTextTest {
    private static final String NAME = "湖北测试有限公司";
    private static final Charset GBK = Charset.forName("GBK");

    private final TestAuthority authority = TestAuthority.root(TestKey.P256);

    /** Returns a string with any bytes in it: BouncyCastle's own constructors encode their input. */
    private static ASN1Encodable string(int tag, byte[] content) throws IOException {
        var encoded = new ByteArrayOutputStream();
        encoded.write(tag);
        encoded.write(content.length);
        encoded.write(content);
        return ASN1Primitive.fromByteArray(encoded.toByteArray());
    }

    private String organisation(ASN1Encodable value) {
        var name = new X500NameBuilder()
                .addRDN(BCStyle.O, value)
                .addRDN(BCStyle.CN, new DERUTF8String("holder"))
                .build();
        var request = TestAuthority.request(TestKey.P256.generate()).subject(name);
        return CertificateSubject.of(authority.issue(request), HolderRules.USUAL)
                .organisation();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BERTags.UTF8_STRING,
                BERTags.PRINTABLE_STRING,
                BERTags.T61_STRING,
                BERTags.IA5_STRING,
                BERTags.VISIBLE_STRING,
                BERTags.GENERAL_STRING
            })
    void readsGbkAndUtf8UnderAnyType(int tag) throws IOException {
        assertThat(organisation(string(tag, NAME.getBytes(GBK)))).isEqualTo(NAME);
        assertThat(organisation(string(tag, NAME.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(NAME);
    }

    @Test
    void readsWideStringsAsTheyAreDeclared() {
        assertThat(organisation(new DERBMPString(NAME))).isEqualTo(NAME);
        assertThat(organisation(new DERUniversalString(NAME.getBytes(Charset.forName("UTF-32BE")))))
                .isEqualTo(NAME);
    }

    @Test
    void readsBytesOfNoChineseCharacterSetAsLatin() throws IOException {
        assertThat(organisation(string(BERTags.T61_STRING, new byte[] {'a', (byte) 0xFF})))
                .isEqualTo("aÿ");
    }

    @Test
    void leavesOutNulsAtTheEnd() throws IOException {
        assertThat(organisation(string(BERTags.UTF8_STRING, "name\0\0".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("name");
    }

    @Test
    void valueThatIsNoStringIsNoName() {
        assertThat(organisation(new DERBitString(new byte[] {1}))).isEqualTo("holder");
    }

    @Test
    void blankOrganisationYieldsToTheCommonName() {
        var name = new X500NameBuilder()
                .addRDN(BCStyle.O, "  ")
                .addRDN(BCStyle.CN, "张三")
                .build();
        var certificate =
                authority.issue(TestAuthority.request(TestKey.P256.generate()).subject(name));
        assertThat(CertificateSubject.of(certificate, HolderRules.USUAL).displayName())
                .isEqualTo("张三");
    }

    @Test
    void nameInGbkIsMatchedWithTheAccount() throws Exception {
        var name = new X500NameBuilder()
                .addRDN(BCStyle.O, string(BERTags.UTF8_STRING, NAME.getBytes(GBK)))
                .build();
        var certificate =
                authority.issue(TestAuthority.request(TestKey.P256.generate()).subject(name));
        var account = new Account(NAME, "91350100M000100Y43", Account.Role.SUPPLIER);

        assertThat(SubjectMatch.of(certificate, account, HolderRules.USUAL)
                        .name()
                        .difference())
                .isNull();
    }
}
