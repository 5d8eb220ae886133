package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.certificate.SigningCertificateValidator;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.formats.document.cms.VerificationPolicy;
import signinghelper.formats.document.cms.VerifiedCms;
import signinghelper.formats.receipt.ReceiptFormat;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Verification of a signed document: first its signature, then the signer's certificate. */
public final class VerifyDocument {
    private final VerificationPolicy policy;
    private final List<X509Certificate> anchors;
    private final Instant now;
    private final HolderRules holders;

    /**
     * Creates the verification with its rules.
     *
     * @param policy forms of documents that are accepted
     * @param anchors trust anchors; may be empty
     * @param holders rules that determine the holder of a certificate
     */
    public VerifyDocument(VerificationPolicy policy, List<X509Certificate> anchors, Instant now, HolderRules holders) {
        this.policy = policy;
        this.anchors = anchors;
        this.now = now;
        this.holders = holders;
    }

    /**
     * Verifies a document.
     *
     * @param apart detached content; null when it is embedded
     */
    public DocumentVerdict verify(Source document, @Nullable Source apart) throws IOException {
        try {
            return judge(signature(document, apart, policy), false);
        } catch (CmsException e) {
            return e.reason() == Reason.FORM ? receipt(document, apart) : DocumentVerdict.ofBroken(e.reason());
        }
    }

    private DocumentVerdict receipt(Source document, @Nullable Source apart) throws IOException {
        try {
            return judge(signature(document, apart, ReceiptFormat.policy()), true);
        } catch (CmsException e) {
            return DocumentVerdict.ofBroken(e.reason());
        }
    }

    private static VerifiedCms signature(Source document, @Nullable Source apart, VerificationPolicy accepted)
            throws CmsException, IOException {
        var verifier = CmsVerifier.ofAnySigner(accepted);
        if (apart == null) {
            return verifier.verifyAttached(document);
        }
        try (var content = apart.open()) {
            return verifier.verifyDetached(document, content);
        }
    }

    private DocumentVerdict judge(VerifiedCms verified, boolean isReceipt) {
        var signer = CertificateDetails.of(verified.signer(), holders);
        try {
            if (anchors.isEmpty()) {
                SigningCertificateValidator.validateAlone(verified.signer(), now);
                return new DocumentVerdict(null, DocumentVerdict.Chain.NOT_CHECKED, verified, isReceipt, signer);
            }
            var trust = new CertificateTrust(anchors, List.of()).reading(holders);
            new SigningCertificateValidator(trust, RevocationPolicy.none(), Clock.fixed(now, ZoneOffset.UTC))
                    .validate(verified.signer());
            return new DocumentVerdict(null, DocumentVerdict.Chain.TRUSTED, verified, isReceipt, signer);
        } catch (CertificateRefusedException e) {
            return new DocumentVerdict(
                    Reason.of(e.reason()), DocumentVerdict.Chain.REFUSED, verified, isReceipt, signer);
        }
    }
}
