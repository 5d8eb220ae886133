package signinghelper.formats.envelope;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.recipient.EnvelopeDeviation;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.EnvelopeForm;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.tool.OpenSsl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** {@code signedAndEnvelopedData} whose signature OpenSSL has made. */
class SignedEnvelopeTest {
    @TempDir
    Path folder;

    private final TestRecipient recipient = TestRecipient.of(TestKey.SM2);
    private final TestRecipient signer = TestRecipient.of(TestKey.SM2);
    private final byte[] content = new byte[200_001];
    private byte[] signature = {};
    private Sm2Parts parts;

    @BeforeEach
    void sign() throws Exception {
        new Random(3).nextBytes(content);
        parts = Sm2Parts.of(Opening.written(content, recipient.certificate()));
        signature = signed(signer, content);
    }

    private byte[] signed(TestRecipient by, byte[] octets) throws Exception {
        by.write(folder);
        Files.write(folder.resolve("content"), octets);
        new OpenSsl(folder)
                .succeed(
                        "dgst",
                        "-sm3",
                        "-sign",
                        "key.pem",
                        "-sigopt",
                        "distid:1234567812345678",
                        "-out",
                        "signature",
                        "content");
        var value = Files.readAllBytes(folder.resolve("signature"));
        for (var file : List.of("content", "signature", "key.pem", "cert.pem", "pub.pem")) {
            Files.delete(folder.resolve(file));
        }
        return value;
    }

    @Test
    void opensWithItsSigner() throws Exception {
        var envelope = Envelope.read(Source.of(whole(usual(signature))));
        assertThat(envelope.form()).isEqualTo(EnvelopeForm.GMT_0010_SIGNED);
        try (var opened = envelope.open(List.of(recipient.key()), folder);
                var in = opened.content().open()) {
            assertThat(in.readAllBytes()).isEqualTo(content);
            assertThat(opened.signer()).contains(new VerifiedSigner(signer.certificate()));
            assertThat(opened.deviations()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.156.10197.1.401,   1.2.156.10197.1.301,   SM2_KEY_NAME",
        "1.2.156.10197.1.401,   1.2.156.10197.1.501,   SM2_WITH_SM3_NAME",
        "1.2.156.10197.1.401.1, 1.2.156.10197.1.301.1, SM3_OTHER_NAME",
        "1.2.156.10197.1.401.2, 1.2.156.10197.1.301.1, SM3_OTHER_NAME",
        "1.2.156.10197.1.501,   1.2.156.10197.1.301.1, SM3_OTHER_NAME",
    })
    void otherNamesOfTheAlgorithmsAreToldApart(String digest, String algorithm, EnvelopeDeviation deviation)
            throws Exception {
        var named = SignedParts.signer(SignedParts.name(signer.certificate()), digest, algorithm, signature);
        try (var opened = Envelope.read(Source.of(whole(named))).open(List.of(recipient.key()), folder)) {
            assertThat(opened.deviations()).containsExactly(deviation);
        }
    }

    @Test
    void signatureThatDoesNotHoldIsAnsweredLikeAWrongPadding() throws Exception {
        var wrongPadding = refusal(whole(with(changed(parts.content(), 17)), usual(signature)));
        var wrongContent = refusal(whole(with(changed(parts.content(), 100_000)), usual(signature)));
        var others = refusal(whole(usual(signed(TestRecipient.of(TestKey.SM2), content))));
        var ofAnother = refusal(whole(usual(signed(signer, new byte[7]))));

        for (var refusal : List.of(wrongPadding, wrongContent, others, ofAnother)) {
            assertThat(refusal.reason()).isEqualTo(EnvelopeException.Reason.UNREADABLE);
            assertThat(refusal)
                    .hasMessage(wrongPadding.getMessage())
                    .hasNoCause()
                    .hasNoSuppressedExceptions();
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** Otherwise time would tell a wrong padding from a wrong signature. */
    @Test
    void signatureIsVerifiedWhereDecryptionFailsToo() throws Exception {
        var envelope = Envelope.read(Source.of(whole(usual(signature))));
        var failing = new FailingKey(recipient.certificate());
        var refusal = catchThrowableOfType(EnvelopeException.class, () -> envelope.open(List.of(failing), folder));

        assertThat(refusal.reason()).isEqualTo(EnvelopeException.Reason.UNREADABLE);
        assertThat(failing.write()).isEqualTo("judged");
    }

    @Test
    void noBitCanBeTurned() throws Exception {
        var few = Arrays.copyOf(content, 100);
        parts = Sm2Parts.of(Opening.written(few, recipient.certificate()));
        var envelope = whole(usual(signed(signer, few)));
        var outcomes = new TreeSet<String>();
        for (var at = 0; at < envelope.length; at++) {
            var turned = envelope.clone();
            turned[at] ^= (byte) (1 << at % Byte.SIZE);
            var outcome = Opening.outcome(turned, folder, recipient.key());
            outcomes.add(outcome.equals("OPENED") && isMeaningless(turned, few) ? "MEANINGLESS" : outcome);
        }

        assertThat(outcomes)
                .containsExactly("MALFORMED", "MEANINGLESS", "NOT_A_RECIPIENT", "UNREADABLE", "UNSUPPORTED");
    }

    /** Names in the signer's certificate may change, for its CA alone vouches for them; its key and the content never. */
    private boolean isMeaningless(byte[] turned, byte[] few) throws Exception {
        try (var opened = Envelope.read(Source.of(turned)).open(List.of(recipient.key()), folder);
                var in = opened.content().open()) {
            var key = opened.signer().orElseThrow().certificate().getPublicKey();
            return key.equals(signer.certificate().getPublicKey()) && Arrays.areEqual(in.readAllBytes(), few);
        }
    }

    @Test
    void cutEnvelopesAreToldBeforeAnythingIsDecrypted() throws Exception {
        var envelope = whole(usual(signature));
        for (var length = envelope.length - 1; length > envelope.length - 1000; length--) {
            assertThat(Opening.outcome(Arrays.copyOf(envelope, length), folder, recipient.key()))
                    .isEqualTo("MALFORMED");
        }
    }

    @Test
    void signersThatAreNotReadAreToldBeforeAKeyIsAsked() throws Exception {
        var name = SignedParts.name(signer.certificate());
        var usual = usual(signature);
        var twin = new DERSequence(usual.toArray());
        var raw = TestKey.SM2.sign(signer.keys(), content);
        var byKey = new DERTaggedObject(false, 0, new DEROctetString(new byte[20]));

        assertThat(refused(List.of(signer.certificate()), List.of())).contains("0 signers");
        assertThat(refused(List.of(signer.certificate()), List.of(usual, SignedParts.withAttributes(twin))))
                .contains("2 signers");
        assertThat(refused(List.of(), List.of(usual))).contains("0 certificates");
        assertThat(refused(List.of(recipient.certificate()), List.of(usual))).contains("0 certificates");
        assertThat(refused(SignedParts.withAttributes(usual))).contains("attributes");
        assertThat(refused(SignedParts.signer(byKey, SignedParts.SM3, SignedParts.SM2_SIGN, signature)))
                .contains("key identifier");
        assertThat(refused(SignedParts.signer(name, SignedParts.SM3, SignedParts.SM2_SIGN, raw)))
                .contains("not the DER of two numbers");
        assertThat(refused(SignedParts.signer(name, "2.16.840.1.101.3.4.2.1", SignedParts.SM2_SIGN, signature)))
                .contains("2.16.840.1.101.3.4.2.1");
        assertThat(refused(SignedParts.signer(name, SignedParts.SM3, "1.2.840.113549.1.1.1", signature)))
                .contains("1.2.840.113549.1.1.1");
    }

    @Test
    void signerWithAnotherKindOfKeyIsNotRead() throws Exception {
        var rsa = TestRecipient.of(TestKey.RSA).certificate();
        var named = SignedParts.signer(SignedParts.name(rsa), SignedParts.SM3, SignedParts.SM2_SIGN, signature);

        assertThat(refused(List.of(rsa), List.of(named))).contains("signer's key RSA");
    }

    private String refused(DERSequence one) throws Exception {
        return refused(List.of(signer.certificate()), List.of(one));
    }

    private String refused(List<X509Certificate> certificates, List<DERSequence> signers) throws Exception {
        var envelope = SignedParts.envelope(parts, recipient.certificate(), certificates, signers);
        var refusal = catchThrowableOfType(EnvelopeException.class, () -> Envelope.read(Source.of(envelope)));
        assertThat(refusal.reason()).isEqualTo(EnvelopeException.Reason.UNSUPPORTED);
        return String.valueOf(refusal.getMessage());
    }

    /** Nothing in the form keeps it, so a caller that expects a signer must look. */
    @Test
    void envelopeWhoseSignatureIsTakenOffHasNoSigner() throws Exception {
        try (var opened =
                Envelope.read(Source.of(parts.to(recipient.certificate()))).open(List.of(recipient.key()), folder)) {
            assertThat(opened.signer()).isEmpty();
        }
    }

    private EnvelopeException refusal(byte[] envelope) {
        return catchThrowableOfType(EnvelopeException.class, () -> Opening.opened(envelope, folder, recipient.key()));
    }

    private DERSequence usual(byte[] value) {
        return SignedParts.signer(SignedParts.name(signer.certificate()), SignedParts.SM3, SignedParts.SM2_SIGN, value);
    }

    private byte[] whole(DERSequence one) throws Exception {
        return whole(parts, one);
    }

    private byte[] whole(Sm2Parts encrypted, DERSequence one) throws Exception {
        return SignedParts.envelope(encrypted, recipient.certificate(), List.of(signer.certificate()), List.of(one));
    }

    private Sm2Parts with(Bytes otherContent) {
        return new Sm2Parts(parts.wrappedKey(), parts.algorithm(), parts.vector(), otherContent);
    }

    /** Turns a bit, so many octets before the end. */
    private static Bytes changed(Bytes octets, int beforeEnd) {
        var changed = octets.toArray();
        changed[changed.length - beforeEnd] ^= 1;
        return Bytes.copyOf(changed);
    }
}
