package signinghelper.formats.document.cms;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.authority.TestKey;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Documents that hold, with the certificate of another customer of the same CA. */
class ExpectedSignerTest {
    private static final byte[] CONTENT = "投标文件".getBytes(StandardCharsets.UTF_8);

    private final TestSigner signer = TestSigner.of(TestKey.SM2);
    private final Fingerprint own = Fingerprint.of(signer.certificate());
    private final Fingerprint other = Fingerprint.of(signer.authority().issue(TestKey.SM2.generate()));
    private final CmsVerifier verifier = signer.verifier(CmsForm.PKCS7_501);
    private final byte[] attached = signer.attached(CmsForm.PKCS7_501, CONTENT).encoded();
    private final byte[] detached = signer.detached(CmsForm.PKCS7_501, CONTENT).encoded();

    @Test
    void theExpectedCertificateIsAccepted() throws Exception {
        assertThat(verifier.verifyAttached(attached, own).fingerprint()).isEqualTo(own);
        assertThat(verifier.verifyAttached(Source.of(attached), own).fingerprint())
                .isEqualTo(own);
        assertThat(verifier.verifyDetached(detached, content(), own).fingerprint())
                .isEqualTo(own);
        assertThat(verifier.verifyDetached(Source.of(detached), content(), own).fingerprint())
                .isEqualTo(own);
        assertThat(verifier.verifyDetached(detached, DigestAlgorithm.SM3, digest(), own)
                        .fingerprint())
                .isEqualTo(own);
    }

    @Test
    void anotherCertificateOfTheSameCaIsRefused() {
        assertUnexpected(() -> verifier.verifyAttached(attached, other));
        assertUnexpected(() -> verifier.verifyAttached(Source.of(attached), other));
        assertUnexpected(() -> verifier.verifyDetached(detached, content(), other));
        assertUnexpected(() -> verifier.verifyDetached(Source.of(detached), content(), other));
        assertUnexpected(() -> verifier.verifyDetached(detached, DigestAlgorithm.SM3, digest(), other));
    }

    @Test
    void theReportOnAnotherCertificateIsNoPass() throws Exception {
        var unexpected = report(attached, other);

        assertThat(report(attached, own).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(unexpected.remarks()).containsExactly(Finding.of(Code.SIGNER_UNEXPECTED));
        assertThat(unexpected.signatures().get(0).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(unexpected.indication()).isEqualTo(Indication.INDETERMINATE);
    }

    /** Anyone can put anyone's certificate into a document. */
    @Test
    void aSignatureThatDoesNotHoldIsByNobody() throws Exception {
        var forged = signer.attached(CmsForm.PKCS7_501, CONTENT);
        var stranger = TestSigner.of(TestKey.SM2);
        forged.signature = stranger.attached(CmsForm.PKCS7_501, CONTENT).signature;

        var report = report(forged.encoded(), own);

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.remarks()).containsExactly(Finding.of(Code.SIGNER_UNEXPECTED));
    }

    private VerificationReport report(byte[] document, Fingerprint expected) throws Exception {
        var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                .signers(new CertificateTrust(List.of(signer.authority().certificate()), List.of()))
                .withoutRevocation();
        return DocumentFormats.verify(Source.of(document), null, context, expected);
    }

    private static InputStream content() {
        return new ByteArrayInputStream(CONTENT);
    }

    private static Bytes digest() {
        return Bytes.copyOf(DigestAlgorithm.SM3.of(CONTENT));
    }

    private static void assertUnexpected(ThrowingCallable call) {
        TestSigner.assertRefused(Reason.SIGNER_UNEXPECTED, call);
    }
}
