package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** The signer's certificate: it is within, it is trusted, and it is for signing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CmsSignerCertificateTest {
    private static final byte[] CONTENT = "投标文件，第一册\n".getBytes(StandardCharsets.UTF_8);

    private final Map<TestKey, TestSigner> signers = new EnumMap<>(TestKey.class);

    @ParameterizedTest
    @MethodSource("signinghelper.formats.document.cms.CmsVerifierTest#forms")
    void wantsTheSignersCertificateWithin(TestKey kind, CmsForm form) throws Exception {
        var missing = signer(kind).attached(form, CONTENT);
        missing.certificates.clear();
        signer(kind).assertRefused(Reason.CERTIFICATE_MISSING, form, missing);

        var others = signer(kind).attached(form, CONTENT);
        others.certificates.set(0, TestCms.der(signer(kind).authority().certificate()));
        signer(kind).assertRefused(Reason.CERTIFICATE_MISSING, form, others);

        others.certificates.add(TestCms.der(signer(kind).certificate()));
        assertThat(signer(kind).verifier(form).verifyAttached(others.encoded())).isNotNull();

        others.certificates.add(new DERSequence());
        signer(kind).assertRefused(Reason.CERTIFICATE_MALFORMED, form, others);
    }

    @ParameterizedTest
    @MethodSource("signinghelper.formats.document.cms.CmsVerifierTest#forms")
    void believesTrustedCertificatesForSigningOnly(TestKey kind, CmsForm form) {
        var signer = signer(kind);
        var request = TestAuthority.request(signer.keys());
        var day = Duration.ofDays(1);

        assertRefusedCertificate(
                Reason.CERTIFICATE_UNTRUSTED,
                form,
                signer.with(TestAuthority.root(kind).issue(signer.keys())));
        assertRefusedCertificate(
                Reason.CERTIFICATE_USAGE,
                form,
                signer.with(signer.authority().issue(request.keyUsage(KeyUsage.keyEncipherment))));
        var expired = TestAuthority.request(signer.keys()).validity(NOW.minus(day), NOW.minusSeconds(1));
        assertRefusedCertificate(
                Reason.CERTIFICATE_VALIDITY,
                form,
                signer.with(signer.authority().issue(expired)));
        var early = TestAuthority.request(signer.keys()).validity(NOW.plusSeconds(1), NOW.plus(day));
        assertRefusedCertificate(
                Reason.CERTIFICATE_VALIDITY,
                form,
                signer.with(signer.authority().issue(early)));
    }

    private static void assertRefusedCertificate(Reason reason, CmsForm form, TestSigner signer) {
        signer.assertRefused(reason, form, signer.attached(form, CONTENT));
    }

    /** A certificate that comes with the document is no link of the chain. */
    @Test
    void doesNotLearnIntermediatesFromADocument() {
        var signer = signer(TestKey.SM2);
        var intermediate = signer.authority().intermediate();
        var below = signer.with(intermediate.issue(signer.keys()));
        var document = below.attached(CmsForm.PKCS7_501, CONTENT);
        document.certificates.add(TestCms.der(intermediate.certificate()));

        below.assertRefused(Reason.CERTIFICATE_UNTRUSTED, CmsForm.PKCS7_501, document);
    }

    @Test
    void theAuthorityIsAskedWhenTheSignatureHoldsAndNotBefore() {
        var signer = TestSigner.of(TestKey.SM2);
        var asked = new AtomicInteger();
        var verifier = new CmsVerifier(
                VerificationPolicy.strict(CmsForm.PKCS7_501),
                new CertificateTrust(List.of(signer.authority().certificate()), List.of()),
                (chain, now) -> {
                    asked.incrementAndGet();
                    throw new CertificateRefusedException(CertificateRefusedException.Reason.REVOKED);
                },
                Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));
        var document = signer.attached(CmsForm.PKCS7_501, CONTENT);
        var other = signer.with(signer.authority().issue(TestKey.SM2.generate()));

        TestSigner.assertRefused(
                Reason.SIGNATURE,
                () -> verifier.verifyAttached(
                        other.attached(CmsForm.PKCS7_501, CONTENT).encoded()));
        assertThat(asked).hasValue(0);
        TestSigner.assertRefused(Reason.CERTIFICATE_REVOKED, () -> verifier.verifyAttached(document.encoded()));
        assertThat(asked).hasValue(1);
    }

    private TestSigner signer(TestKey kind) {
        return Objects.requireNonNull(signers.computeIfAbsent(kind, TestSigner::of));
    }
}
