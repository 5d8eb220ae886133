package signinghelper.token.skf;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.Sm2Ciphertext;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.testkit.skf.SoftSkf;
import signinghelper.testkit.tool.OpenSsl;
import signinghelper.token.EnvelopeParts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Content and key that OpenSSL has encrypted to the certificate on an SKF U-Key. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenSslSkfEnvelopeTest {
    private static final String KEY = "000102030405060708090a0b0c0d0eff";
    private static final String VECTOR = "ffeeddccbbaa99887766554433221100";

    private final SkfEnvelopes envelopes = new SkfEnvelopes();

    @TempDir
    Path folder;

    @BeforeAll
    void issue(@TempDir Path home) throws Exception {
        envelopes.issue(home);
        envelopes.restore();
    }

    @AfterAll
    void endChildren() {
        envelopes.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed-32", "natural-64", SoftSkf.OF_32_BITS})
    void opensWhatOpenSslEncrypted(String layout) throws Exception {
        envelopes.loggedIn(
                layout,
                (session, key) -> assertThat(encrypted(key.certificate()).open(session, key))
                        .isEqualTo(envelopes.content()));
    }

    private EnvelopeParts encrypted(X509Certificate recipient) throws Exception {
        Files.write(folder.resolve("certificate"), recipient.getEncoded());
        Files.write(folder.resolve("key"), HexFormat.of().parseHex(KEY));
        Files.write(folder.resolve("content"), envelopes.content());
        openssl("x509", "-inform", "DER", "-in", "certificate", "-pubkey", "-noout", "-out", "public");
        openssl("pkeyutl", "-encrypt", "-pubin", "-inkey", "public", "-in", "key", "-out", "wrapped");
        openssl("enc", "-sm4-cbc", "-K", KEY, "-iv", VECTOR, "-in", "content", "-out", "encrypted");
        var cipher = new ContentCipher(
                ContentAlgorithm.SM4_CBC, Bytes.copyOf(HexFormat.of().parseHex(VECTOR)), Bytes.copyOf(new byte[0]));
        return new EnvelopeParts(wrapped(), cipher, read("encrypted"));
    }

    /** {@code SM2Cipher} (GB/T 35276). */
    private WrappedKey wrapped() throws Exception {
        var parts = ASN1Sequence.getInstance(read("wrapped").toArray());
        var ciphertext = new Sm2Ciphertext(number(parts, 0), number(parts, 1), octets(parts, 2), octets(parts, 3));
        return new WrappedKey.Sm2(List.of(ciphertext), Set.of());
    }

    private static Bytes number(ASN1Sequence parts, int index) {
        var value = ASN1Integer.getInstance(parts.getObjectAt(index)).getPositiveValue();
        return Bytes.copyOf(BigIntegers.asUnsignedByteArray(Sm2Ciphertext.PART, value));
    }

    private static Bytes octets(ASN1Sequence parts, int index) {
        return Bytes.copyOf(
                ASN1OctetString.getInstance(parts.getObjectAt(index)).getOctets());
    }

    private Bytes read(String file) throws Exception {
        return Bytes.copyOf(Files.readAllBytes(folder.resolve(file)));
    }

    private void openssl(String... arguments) throws Exception {
        new OpenSsl(folder).succeed(arguments);
    }
}
