package signinghelper.token;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.certificate.Usability;
import signinghelper.clock.KnownTime;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.internal.asn1.Asn1Header;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Certificates as they were seen on U-Keys: each is read, with a remark on its form, or refused by its true name. */
class StoredCertificateTest {
    private static final String CODE = "914201007071167872";
    private static final TestAuthority AUTHORITY = TestAuthority.root(TestKey.SM2);

    /** Key usage, critical. */
    private static final String CRITICAL = "0603551d0f0101ff";

    static Stream<Arguments> seen() throws Exception {
        var der = AUTHORITY.issue(TestKey.SM2.generate()).getEncoded();
        var line = Base64.getEncoder().encodeToString(der);
        var lines = Base64.getMimeEncoder(64, new byte[] {'\r', '\n'}).encodeToString(der);
        var looseBoolean = replaced(der, CRITICAL, "0603551d0f010101");
        return Stream.of(
                arguments("DER", der, "DER"),
                arguments("DER and padding", Arrays.copyOf(der, der.length + 9), "DER"),
                arguments("PEM", text(pem(lines)), "PEM"),
                arguments("PEM after words, and padding", text("subject=CN\n" + pem(lines) + "\0\0\0"), "PEM"),
                arguments("Base64 in one line", text(line), "BASE64"),
                arguments("Base64 in lines", text(lines + "\r\n"), "BASE64"),
                arguments("Base64 and zeros", text(line + "\0\0\0"), "BASE64"),
                arguments("Base64 and FF", text(line + "\u00FF\u00FF"), "BASE64"),
                arguments("a code in uid", withUid(), "DER " + CODE),
                arguments("BOOLEAN 01", looseBoolean, "CERTIFICATE_NOT_DER"),
                arguments("BOOLEAN 01 in Base64", Base64.getEncoder().encode(looseBoolean), "CERTIFICATE_NOT_DER"),
                arguments("a long length outside", withLongLength(der), "CERTIFICATE_NOT_DER"),
                arguments("a long length inside", withLongLengthInside(der), "CERTIFICATE_NOT_DER"),
                arguments("an extension twice", withExtensionTwice(der), "CERTIFICATE_EXTENSION_TWICE"),
                arguments("both", withLongLength(withExtensionTwice(der)), "CERTIFICATE_EXTENSION_TWICE"),
                arguments(
                        "a CA's by BOOLEAN 01",
                        replaced(AUTHORITY.certificate().getEncoded(), "30030101ff", "3003010101"),
                        "CERTIFICATE_OF_AUTHORITY"),
                arguments("a CA's", AUTHORITY.certificate().getEncoded(), "CERTIFICATE_OF_AUTHORITY"),
                arguments("a part of one", Arrays.copyOf(der, der.length - 1), "CERTIFICATE_UNREADABLE"),
                arguments("a part of one in PEM", text(pem(lines.substring(0, 400))), "CERTIFICATE_UNREADABLE"),
                arguments("PEM of something else", text(pem("MAA=")), "CERTIFICATE_UNREADABLE"),
                arguments("deep values", deep(), "CERTIFICATE_UNREADABLE"),
                arguments("nothing", new byte[0], "CERTIFICATE_UNREADABLE"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("seen")
    void isReadWithARemarkOrRefusedByItsName(String name, byte[] stored, String outcome) {
        assertThat(outcomeOf(Bytes.copyOf(stored))).isEqualTo(outcome);
    }

    private static String outcomeOf(Bytes bytes) {
        try {
            var stored = StoredCertificate.read(bytes);
            var key = new KeyEntry("1", KeyEntry.Use.SIGNATURE, stored.certificate(), null, stored.form());
            var token = new TokenInfo("fake", "A", "A", "serial", PinState.counted(6, 6, false));
            var code = CertificateSubject.of(stored.certificate(), HolderRules.USUAL)
                    .creditCode();
            return Usability.obstacle(new HeldKey(token, key), new KnownTime(TestAuthority.NOW, Duration.ZERO))
                    .map(Enum::name)
                    .orElse(stored.form() + (code == null ? "" : " " + code.value()));
        } catch (Refusal refusal) {
            return refusal.code().name();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String pem(String base64) {
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    private static byte[] withUid() throws Exception {
        var name = new X500NameBuilder()
                .addRDN(BCStyle.O, "样本有限公司")
                .addRDN(BCStyle.UID, CODE)
                .build();
        return AUTHORITY
                .issue(TestAuthority.request(TestKey.SM2.generate()).subject(name))
                .getEncoded();
    }

    private static byte[] replaced(byte[] der, String from, String to) {
        var hex = HexFormat.of().formatHex(der);
        assertThat(hex).containsOnlyOnce(from);
        return HexFormat.of().parseHex(hex.replace(from, to));
    }

    /** Writes the length of a value of 256 octets or more in three octets. */
    private static byte[] withLongLength(byte[] der) {
        return joined(new byte[] {der[0], (byte) 0x83, 0}, Arrays.copyOfRange(der, 2, der.length));
    }

    private static byte[] withLongLengthInside(byte[] der) throws Exception {
        var parts = ASN1Sequence.getInstance(der);
        var first = withLongLength(parts.getObjectAt(0).toASN1Primitive().getEncoded());
        var others = joined(
                parts.getObjectAt(1).toASN1Primitive().getEncoded(),
                parts.getObjectAt(2).toASN1Primitive().getEncoded());
        return sequence(joined(first, others));
    }

    private static byte[] withExtensionTwice(byte[] der) throws Exception {
        var parts = ASN1Sequence.getInstance(der).toArray();
        var signed = ASN1Sequence.getInstance(parts[0]).toArray();
        var extensions = ASN1Sequence.getInstance((ASN1TaggedObject) signed[signed.length - 1], true);
        var doubled = new ArrayList<ASN1Encodable>(List.of(extensions.toArray()));
        doubled.add(extensions.getObjectAt(0));
        signed[signed.length - 1] = new DERTaggedObject(true, 3, sequenceOf(doubled));
        parts[0] = sequenceOf(List.of(signed));
        return sequenceOf(List.of(parts)).getEncoded(ASN1Encoding.DER);
    }

    private static DERSequence sequenceOf(List<ASN1Encodable> values) {
        return new DERSequence(values.toArray(ASN1Encodable[]::new));
    }

    private static byte[] deep() {
        var value = new byte[0];
        for (var depth = 0; depth < 20_000; depth++) {
            value = sequence(value);
        }
        return value;
    }

    private static byte[] sequence(byte[] content) {
        return joined(Asn1Header.write(Asn1Header.SEQUENCE, content.length), content);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
