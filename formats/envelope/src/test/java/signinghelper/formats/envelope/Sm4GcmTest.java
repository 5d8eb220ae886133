package signinghelper.formats.envelope;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.envelope.recipient.EnvelopeForm;
import signinghelper.testkit.authority.TestKey;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** SM4-GCM in GM/T 0010, whose tag stands at the end of the content. */
class Sm4GcmTest {
    @TempDir
    Path folder;

    private final TestRecipient recipient = TestRecipient.of(TestKey.SM2);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 65_520, 65_536, 65_537, 200_001})
    void opensWhatIsWritten(int size) throws Exception {
        var content = random(size);
        var bytes = Opening.writtenWithIntegrity(content, recipient.certificate());
        var envelope = Envelope.read(Source.of(bytes));

        assertThat(envelope.form()).isEqualTo(EnvelopeForm.GMT_0010);
        assertThat(envelope.contentAlgorithm()).isEqualTo(ContentAlgorithm.SM4_GCM);
        assertThat(envelope.encryptedSize()).isEqualTo(size);
        assertThat(Opening.opened(bytes, folder, recipient.key())).isEqualTo(content);
        assertThat(Sm2Parts.of(bytes).to(recipient.certificate())).isEqualTo(bytes);
    }

    @Test
    void integrityIsThereOnRequestAlone() throws Exception {
        var usual = EnvelopeWriter.to(List.of(recipient.certificate()));
        assertThat(Sm2Parts.of(Opening.written(new byte[9], recipient.certificate()))
                        .algorithm())
                .isEqualTo(Sm2Parts.SM4_CBC);
        assertThat(usual.withIntegrity().form()).isEqualTo(usual.form());

        var rsa = TestRecipient.of(TestKey.RSA);
        var authenticated = Opening.writtenWithIntegrity(new byte[9], rsa.certificate());
        assertThat(Envelope.read(Source.of(authenticated)).contentAlgorithm()).isEqualTo(ContentAlgorithm.AES_256_GCM);
    }

    @Test
    void noBitCanBeTurned() throws Exception {
        var content = random(100);
        var envelope = Opening.writtenWithIntegrity(content, recipient.certificate());
        var outcomes = new TreeSet<String>();
        for (var at = 0; at < envelope.length; at++) {
            var changed = envelope.clone();
            changed[at] ^= (byte) (1 << at % Byte.SIZE);
            var outcome = Opening.outcome(changed, folder, recipient.key());
            outcomes.add(outcome.equals("OPENED") && isMeaningless(changed, content) ? "MEANINGLESS" : outcome);
        }

        assertThat(outcomes).contains("UNREADABLE", "MALFORMED").doesNotContain("OPENED");
    }

    /** Versions may change; the content never. */
    private boolean isMeaningless(byte[] changed, byte[] content) throws Exception {
        return Arrays.areEqual(Opening.opened(changed, folder, recipient.key()), content);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 20, 500})
    void tagInSegmentsIsFound(int segment) throws Exception {
        var content = random(1003);
        var parts = Sm2Parts.of(Opening.writtenWithIntegrity(content, recipient.certificate()));
        var octets = parts.content().toArray();
        var segments = new ASN1Encodable[(octets.length + segment - 1) / segment];
        for (var i = 0; i < segments.length; i++) {
            var end = Math.min(octets.length, (i + 1) * segment);
            segments[i] = new DEROctetString(Arrays.copyOfRange(octets, i * segment, end));
        }
        var envelope = parts.to(
                SignedParts.name(recipient.certificate()), new BERTaggedObject(false, 0, new BERSequence(segments)));

        assertThat(Opening.opened(envelope, folder, recipient.key())).isEqualTo(content);
    }

    @Test
    void contentWithoutRoomForATagIsDamaged() throws Exception {
        var parts = Sm2Parts.of(Opening.writtenWithIntegrity(new byte[0], recipient.certificate()));
        var cut = Bytes.copyOf(Arrays.copyOf(parts.content().toArray(), 15));
        var envelope = new Sm2Parts(parts.wrappedKey(), parts.algorithm(), parts.vector(), cut);

        assertThat(Opening.outcome(envelope.to(recipient.certificate()), folder, recipient.key()))
                .isEqualTo("MALFORMED");
    }

    @Test
    void shortTagIsNotRead() throws Exception {
        var envelope = Opening.writtenWithIntegrity(new byte[40], recipient.certificate());
        var number = new ASN1Integer(16).getEncoded();
        for (var at = 0; at < envelope.length - 43; at++) {
            // The tag's length stands in front of the content's header.
            if (Arrays.areEqual(Arrays.copyOfRange(envelope, at, at + 3), number) && envelope[at + 3] == (byte) 0x80) {
                envelope[at + 2] = 12;
            }
        }

        assertThat(Opening.outcome(envelope, folder, recipient.key())).isEqualTo("UNSUPPORTED");
    }

    @Test
    void signedContentMayHaveATagToo() throws Exception {
        var content = random(70_000);
        var signer = TestRecipient.of(TestKey.SM2);
        var parts = Sm2Parts.of(Opening.writtenWithIntegrity(content, recipient.certificate()));
        var info = SignedParts.signer(
                SignedParts.name(signer.certificate()),
                SignedParts.SM3,
                SignedParts.SM2_SIGN,
                TestKey.SM2.signEncoded(signer.keys(), content));
        var envelope =
                SignedParts.envelope(parts, recipient.certificate(), List.of(signer.certificate()), List.of(info));

        assertThat(Opening.opened(envelope, folder, recipient.key())).isEqualTo(content);
    }

    private static byte[] random(int size) {
        var octets = new byte[size];
        new Random(4).nextBytes(octets);
        return octets;
    }
}
