package signinghelper.formats.document.cms;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.document.cms.TestSigner.assertRefused;

/** Documents that OpenSSL signed, with attributes that we do not write, such as S/MIME capabilities. */
@Tag("slow")
class OpenSslSignsTest {
    private static final String IDENTITY = "distid:1234567812345678";

    @TempDir
    Path folder;

    private final byte[] content = new byte[5000];

    @BeforeEach
    void makeContent() {
        new Random(1).nextBytes(content);
    }

    @ParameterizedTest
    @CsvSource({
        "SM2, sm3, PKCS7_501",
        "RSA, sha256, RFC5652",
        "RSA, sha384, RFC5652",
        "RSA, sha512, RFC5652",
        "P256, sha256, RFC5652",
        "P384, sha384, RFC5652"
    })
    void verifiesWhatOpenSslSigned(TestKey kind, String digest, CmsForm form) throws Exception {
        var signer = TestSigner.of(kind);
        var verifier = signer.verifier(form);
        var attached = sign(signer, digest, "-cades", "-nodetach");
        var detached = sign(signer, digest, "-cades");

        var verified = verifier.verifyAttached(attached);
        assertThat(TestSigner.contentOf(verified)).isEqualTo(Bytes.copyOf(content));
        assertThat(verified.signingTime()).isNotNull();
        assertThat(verifier.verifyDetached(detached, new ByteArrayInputStream(content)))
                .isNotNull();
    }

    /** The document is in BER. OpenSSL itself cannot do this with SM2 and an identity. */
    @Test
    void verifiesWhatOpenSslWroteAsAStream() throws Exception {
        var signer = TestSigner.of(TestKey.P256);
        var streamed = sign(signer, "sha256", "-cades", "-nodetach", "-stream");

        assertThat(streamed[1]).isEqualTo((byte) 0x80);
        assertThat(TestSigner.contentOf(signer.verifier(CmsForm.RFC5652).verifyAttached(streamed)))
                .isEqualTo(Bytes.copyOf(content));
    }

    /** RFC 5035: without the attribute, another certificate for the same key could be put in the signer's place. */
    @Test
    void wantsTheSigningCertificateNamed() throws Exception {
        var signer = TestSigner.of(TestKey.SM2);
        var document = sign(signer, "sm3", "-nodetach");

        assertRefused(
                Reason.ATTRIBUTE_MISSING,
                () -> signer.verifier(CmsForm.PKCS7_501).verifyAttached(document));
    }

    /** OpenSSL uses this identity by default. */
    @Test
    void refusesTheEmptyIdentity() throws Exception {
        var signer = TestSigner.of(TestKey.SM2);
        var document = sign(signer, "sm3", "-cades", "-nodetach", "-keyopt", "distid:");

        assertRefused(Reason.ALGORITHM, () -> signer.verifier(CmsForm.PKCS7_501).verifyAttached(document));
    }

    /** Without -binary OpenSSL signs text with other ends of lines than the file has, and verifies the file. */
    @Test
    void leavesTextOpenWhoseLinesEndOtherwise() throws Exception {
        var signer = TestSigner.of(TestKey.P256);
        var text = "one\ntwo\n".getBytes(StandardCharsets.US_ASCII);
        write(signer);
        Files.write(folder.resolve("content"), text);
        run(List.of(
                "cms",
                "-sign",
                "-in",
                "content",
                "-signer",
                "certificate.pem",
                "-inkey",
                "key.pem",
                "-md",
                "sha256",
                "-outform",
                "DER",
                "-out",
                "document"));
        run(List.of(
                "cms",
                "-verify",
                "-inform",
                "DER",
                "-in",
                "document",
                "-content",
                "content",
                "-noverify",
                "-out",
                "said"));
        var signed = Source.of(Files.readAllBytes(folder.resolve("document")));

        var report = judge(signed, text);
        assertThat(report.indication()).as("%s", report).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.findings()).contains(Finding.of(Code.FORM_REFUSED, "deviation", "TEXT_LINES"));
        var crlf = "one\r\ntwo\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(judge(signed, crlf).has(Code.FORM_REFUSED)).isFalse();
        assertThat(judge(signed, "one\nten\n".getBytes(StandardCharsets.US_ASCII))
                        .indication())
                .isEqualTo(Indication.TOTAL_FAILED);
    }

    private static SignatureReport judge(Source signed, byte[] content) throws Exception {
        var context = VerificationContext.of(VerificationPolicy.field(), TestAuthority.NOW)
                .withoutRevocation();
        return new CmsJudge(context).judge(signed, Source.of(content)).get(0);
    }

    private byte[] sign(TestSigner signer, String digest, String... options) throws Exception {
        write(signer);
        Files.write(folder.resolve("content"), content);
        var command = new ArrayList<>(List.of(
                "cms", "-sign", "-binary", "-in", "content", "-signer", "certificate.pem", "-inkey", "key.pem"));
        command.addAll(List.of("-md", digest, "-outform", "DER", "-out", "document"));
        if (signer.kind() == TestKey.SM2 && !List.of(options).contains("-keyopt")) {
            command.addAll(List.of("-keyopt", IDENTITY));
        }
        command.addAll(List.of(options));
        run(command);
        return Files.readAllBytes(folder.resolve("document"));
    }

    private void run(List<String> command) throws Exception {
        var outcome = Needed.openSsl(folder).run(command.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    private void write(TestSigner signer) throws Exception {
        pem("certificate.pem", "CERTIFICATE", signer.certificate().getEncoded());
        pem("key.pem", "PRIVATE KEY", signer.keys().getPrivate().getEncoded());
    }

    private void pem(String file, String type, byte[] der) throws IOException {
        try (var writer = new PemWriter(Files.newBufferedWriter(folder.resolve(file)))) {
            writer.writeObject(new PemObject(type, der));
        }
    }
}
