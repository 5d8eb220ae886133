package signinghelper.demo.portal;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.cms.VerificationPolicy;
import signinghelper.formats.revocation.StatusInquiry;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.time.Clock;

/**
 * Reports on signed documents of any format, from anywhere.
 *
 * @param sealMakers null when no maker of seals is known
 * @param revocation null when no CA is asked
 */
record DocumentReports(
        CertificateTrust signers,
        @Nullable CertificateTrust sealMakers,
        @Nullable StatusInquiry revocation,
        Clock clock) {

    /**
     * Verifies a document.
     *
     * @param apart the content when it is separate; null when it lies within
     */
    VerificationReport report(Source document, @Nullable Source apart) throws IOException {
        var context = new VerificationContext(
                VerificationPolicy.field(), signers, sealMakers, signers, revocation, clock.instant(), null);
        return DocumentFormats.verify(document, apart, context);
    }
}
