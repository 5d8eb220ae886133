package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.certificate.SigningCertificateValidator;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.formats.document.cms.CmsForm;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.formats.document.cms.VerificationPolicy;
import signinghelper.formats.document.cms.VerifiedCms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Whether a signed document holds, and by whom: first the signature, then the certificate. */
final class DocumentJudge {
    private final VerificationPolicy policy;
    private final List<X509Certificate> anchors;
    private final Instant now;
    private final HolderRules holders;

    /**
     * Takes what to judge by.
     *
     * @param policy forms of documents that are accepted
     * @param anchors believed as they are; may be empty
     * @param holders rules for who the holder of a certificate is
     */
    DocumentJudge(VerificationPolicy policy, List<X509Certificate> anchors, Instant now, HolderRules holders) {
        this.policy = policy;
        this.anchors = anchors;
        this.now = now;
        this.holders = holders;
    }

    /**
     * Judges one document.
     *
     * @param content where it lies apart; null where it is within
     */
    Verdict judge(byte[] cms, @Nullable Path content) throws IOException {
        try {
            return judge(verify(cms, content));
        } catch (CmsException e) {
            return Verdict.ofBroken(e.reason());
        }
    }

    /** A document, or else a receipt. */
    private VerifiedCms verify(byte[] cms, @Nullable Path content) throws CmsException, IOException {
        try {
            return verify(cms, content, policy);
        } catch (CmsException e) {
            if (e.reason() != Reason.FORM) {
                throw e;
            }
            return verify(cms, content, VerificationPolicy.strict(CmsForm.RECEIPT));
        }
    }

    private static VerifiedCms verify(byte[] cms, @Nullable Path content, VerificationPolicy accepted)
            throws CmsException, IOException {
        var verifier = CmsVerifier.ofAnySigner(accepted);
        if (content == null) {
            return verifier.verifyAttached(cms);
        }
        try (var in = Files.newInputStream(content)) {
            return verifier.verifyDetached(cms, in);
        }
    }

    private Verdict judge(VerifiedCms verified) {
        var signer = CertificateDetails.of(verified.signer(), holders);
        try {
            if (anchors.isEmpty()) {
                SigningCertificateValidator.validateAlone(verified.signer(), now);
                return new Verdict(null, Verdict.Chain.NOT_CHECKED, verified, signer);
            }
            var trust = new CertificateTrust(anchors, List.of()).reading(holders);
            new SigningCertificateValidator(trust, RevocationPolicy.none(), Clock.fixed(now, ZoneOffset.UTC))
                    .validate(verified.signer());
            return new Verdict(null, Verdict.Chain.TRUSTED, verified, signer);
        } catch (CertificateRefusedException e) {
            return new Verdict(Reason.of(e.reason()), Verdict.Chain.REFUSED, verified, signer);
        }
    }
}
