package signinghelper.formats.envelope;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.util.io.pem.PemReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.tool.OpenSsl;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A {@code signedAndEnvelopedData} of a CA, which gives a private key to a recipient without a name. It is of gmcert.org, and emmansun/gmsm
 * publishes it with a key that is made for tests, under the MIT licence (pkcs7/sign_enveloped_test.go, commit 805fa40c).
 */
class PublishedSignatureTest {
    private static final String GIVEN_KEY = "ca1c1d7f42b70273022c46c6075c8c8c92cb95f424184e7776f08fb6db750640";

    private static final int NAME = 38;

    @TempDir
    Path folder;

    private byte[] published = {};
    private ASN1Sequence data = new DERSequence();

    @BeforeEach
    void read() throws Exception {
        try (var pem = new PemReader(
                new StringReader(new String(resource("signed.envelope.pem"), StandardCharsets.US_ASCII)))) {
            published = pem.readPemObject().getContent();
        }
        var whole = ASN1Sequence.getInstance(withName());
        data = ASN1Sequence.getInstance(
                ASN1TaggedObject.getInstance(whole.getObjectAt(1)).getExplicitBaseObject());
    }

    /** Returns it with a name of no parts, where two zero octets stand in the place of the recipient's name. */
    private byte[] withName() {
        var changed = published.clone();
        changed[NAME] = 0x30;
        return changed;
    }

    @Test
    void recipientWithoutANameAndBlocksWithoutAVectorAreNotRead() {
        assertThat(refusal(published).reason()).isEqualTo(EnvelopeException.Reason.MALFORMED);
        assertThat(refusal(withName()).reason()).isEqualTo(EnvelopeException.Reason.UNSUPPORTED);
        assertThat(refusal(withName())).hasMessageContaining("ECB");
    }

    private static EnvelopeException refusal(byte[] envelope) {
        return catchThrowableOfType(EnvelopeException.class, () -> Envelope.read(Source.of(envelope)));
    }

    @Test
    void itsSignatureHoldsInAnEnvelopeWithAVector() throws Exception {
        var plaintext = decryptedByOpenSsl();
        assertThat(HexFormat.of().formatHex(Arrays.copyOfRange(plaintext, 32, 64)))
                .isEqualTo(GIVEN_KEY);

        var recipient = TestRecipient.of(TestKey.SM2);
        var certificates = ASN1Set.getInstance((ASN1TaggedObject) data.getObjectAt(4), false);
        var authority = Certificates.parse(
                Bytes.copyOf(certificates.getObjectAt(0).toASN1Primitive().getEncoded()));
        var signer = new DERSequence(ASN1Sequence.getInstance(
                        ASN1Set.getInstance(data.getObjectAt(5)).getObjectAt(0))
                .toArray());
        var envelope = SignedParts.envelope(
                Sm2Parts.of(Opening.written(plaintext, recipient.certificate())),
                recipient.certificate(),
                List.of(authority),
                List.of(signer));
        try (var opened = Envelope.read(Source.of(envelope)).open(List.of(recipient.key()), folder);
                var in = opened.content().open()) {
            assertThat(in.readAllBytes()).isEqualTo(plaintext);
            assertThat(opened.signer()).contains(new VerifiedSigner(authority));
            assertThat(opened.deviations()).isEmpty();
        }
    }

    private byte[] decryptedByOpenSsl() throws IOException {
        var recipient = ASN1Sequence.getInstance(
                ASN1Set.getInstance(data.getObjectAt(1)).getObjectAt(0));
        var content = ASN1Sequence.getInstance(data.getObjectAt(3)).getObjectAt(2);
        var openSsl = new OpenSsl(folder);
        Files.write(folder.resolve("key.pem"), resource("signed.key.pem"));
        Files.write(folder.resolve("wrapped"), octets(recipient.getObjectAt(3)));
        Files.write(
                folder.resolve("encrypted"),
                ASN1OctetString.getInstance((ASN1TaggedObject) content, false).getOctets());
        openSsl.succeed("pkeyutl", "-decrypt", "-inkey", "key.pem", "-in", "wrapped", "-out", "key");
        var key = HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("key")));
        openSsl.succeed("enc", "-d", "-sm4-ecb", "-nopad", "-K", key, "-in", "encrypted", "-out", "plain");
        return Files.readAllBytes(folder.resolve("plain"));
    }

    private static byte[] octets(ASN1Encodable value) {
        return ASN1OctetString.getInstance(value).getOctets();
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = PublishedSignatureTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
