package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.CmsDeviation;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.document.cms.TestSigner.assertRefused;

/** Documents in the shapes that CAs' own clients write, with signatures by OpenSSL. */
class FieldObjectsTest {
    private static final String IDENTITY = "distid:1234567812345678";
    private static final byte[] CONTENT = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private final TestSigner signer = TestSigner.of(TestKey.SM2);

    /** PKCS#7 content types, no type of the content, NULLs, 1.2.156.10197.1.301.1, no attributes, content apart. */
    @Test
    void readsALoginChallengeThatAClientSigned() throws Exception {
        var document = signer.detached(CmsForm.PKCS7_3011_WITHOUT_ATTRIBUTES, CONTENT);
        document.signature = this::signWithOpenSsl;
        var encoded = TestCms.withEmptyContentType(document);

        var verified =
                signer.verifier(VerificationPolicy.field()).verifyDetached(encoded, new ByteArrayInputStream(CONTENT));
        assertThat(verified.form()).isEqualTo(CmsForm.PKCS7_3011_WITHOUT_ATTRIBUTES);
        assertThat(verified.deviations()).containsExactly(CmsDeviation.EMPTY_CONTENT_TYPE);
        assertRefused(
                Reason.SIGNATURE,
                () -> signer.verifier(VerificationPolicy.field())
                        .verifyDetached(encoded, new ByteArrayInputStream(new byte[32])));
        assertRefused(
                Reason.FORM,
                () -> signer.verifier(CmsForm.PKCS7_3011_WITHOUT_ATTRIBUTES)
                        .verifyDetached(encoded, new ByteArrayInputStream(CONTENT)));
    }

    /** GM/T 0010 whose content is the digest that was signed. */
    @Test
    void readsAFinishedDigestWhereThePolicyListsIt() throws Exception {
        var document = signer.attached(CmsForm.GMT0010_3011_DIGEST, CONTENT);
        document.signature = this::signDigestWithOpenSsl;
        var encoded = document.encoded();
        var listed = VerificationPolicy.field();

        assertThat(signer.verifier(listed).verifyAttached(encoded).form()).isEqualTo(CmsForm.GMT0010_3011_DIGEST);
        assertThat(TestSigner.contentOf(
                        signer.verifier(CmsForm.GMT0010_3011_DIGEST).verifyAttached(encoded)))
                .isEqualTo(Bytes.copyOf(CONTENT));
        assertRefused(
                Reason.SIGNATURE,
                () -> signer.verifier(CmsForm.GMT0010_3011_WITHOUT_ATTRIBUTES).verifyAttached(encoded));
    }

    @Test
    void tellsContentOfThirtyTwoBytesFromAFinishedDigest() throws Exception {
        var document = signer.attached(CmsForm.GMT0010_3011_WITHOUT_ATTRIBUTES, CONTENT);
        document.signature = this::signWithOpenSsl;
        var listed = VerificationPolicy.field().with(CmsForm.GMT0010_3011_DIGEST);

        assertThat(signer.verifier(listed).verifyAttached(document.encoded()).form())
                .isEqualTo(CmsForm.GMT0010_3011_WITHOUT_ATTRIBUTES);
        assertRefused(
                Reason.SIGNATURE,
                () -> signer.verifier(CmsForm.GMT0010_3011_DIGEST).verifyAttached(document.encoded()));
    }

    /** The signature over a document, shown as one over its finished digest without the last byte. */
    @Test
    void refusesADigestOfAnotherLength() {
        for (var length : new int[] {0, 31, 33}) {
            var document = signer.attached(CmsForm.GMT0010_3011_DIGEST, new byte[length]);
            document.signature = message -> signDigestWithOpenSsl(new byte[32]);

            assertRefused(
                    Reason.SIGNATURE,
                    () -> signer.verifier(CmsForm.GMT0010_3011_DIGEST).verifyAttached(document.encoded()));
        }
    }

    /** OpenSSL's own attributes, with 1.2.156.10197.1.501 and without the signer's certificate named. */
    @Test
    void readsWhatOpenSslWritesUnlessToldOtherwise() throws Exception {
        write();
        Files.write(folder.resolve("content"), CONTENT);
        run(
                "cms",
                "-sign",
                "-binary",
                "-in",
                "content",
                "-signer",
                "certificate.pem",
                "-inkey",
                "key.pem",
                "-md",
                "sm3",
                "-keyopt",
                IDENTITY,
                "-nodetach",
                "-outform",
                "DER",
                "-out",
                "document");
        var document = Files.readAllBytes(folder.resolve("document"));

        assertThat(signer.verifier(VerificationPolicy.field())
                        .verifyAttached(document)
                        .deviations())
                .containsExactly(CmsDeviation.WITHOUT_SIGNING_CERTIFICATE);
        assertRefused(
                Reason.ATTRIBUTE_MISSING,
                () -> signer.verifier(CmsForm.PKCS7_501).verifyAttached(document));
    }

    @Test
    void readsNullsBehindTheNamesOfAlgorithms() throws Exception {
        var document = signer.attached(CmsForm.PKCS7_3011_WITHOUT_ATTRIBUTES, CONTENT);
        document.signature = this::signWithOpenSsl;
        document.signerDigestAlgorithm = new AlgorithmIdentifier(TestCms.SM3, DERNull.INSTANCE);
        document.digestAlgorithms.set(0, document.signerDigestAlgorithm);
        document.signatureAlgorithm = new AlgorithmIdentifier(TestCms.SM2_SIGN, DERNull.INSTANCE);

        assertThat(signer.verifier(VerificationPolicy.field())
                        .verifyAttached(document.encoded())
                        .deviations())
                .containsExactly(CmsDeviation.NULL_PARAMETERS);
    }

    private byte[] signWithOpenSsl(byte[] content) {
        return sign(content, "dgst", "-sm3", "-sign", "key.pem", "-sigopt", IDENTITY, "-out", "signature", "content");
    }

    private byte[] signDigestWithOpenSsl(byte[] digest) {
        return sign(digest, "pkeyutl", "-sign", "-inkey", "key.pem", "-in", "content", "-out", "signature");
    }

    private byte[] sign(byte[] content, String... command) {
        try {
            write();
            Files.write(folder.resolve("content"), content);
            run(command);
            return Files.readAllBytes(folder.resolve("signature"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String... command) throws Exception {
        var outcome = Needed.openSsl(folder).run(command);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    private void write() throws Exception {
        pem("certificate.pem", "CERTIFICATE", signer.certificate().getEncoded());
        pem("key.pem", "PRIVATE KEY", signer.keys().getPrivate().getEncoded());
    }

    private void pem(String file, String type, byte[] der) throws IOException {
        var base64 = Base64.getMimeEncoder().encodeToString(der);
        Files.write(
                folder.resolve(file), List.of("-----BEGIN " + type + "-----", base64, "-----END " + type + "-----"));
    }
}
