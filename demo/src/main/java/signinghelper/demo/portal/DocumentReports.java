package signinghelper.demo.portal;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.revocation.StatusInquiry;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/**
 * Reports on signed documents of any format, from anywhere.
 *
 * @param sealMakers null when no maker of seals is known
 * @param timeStampAuthorities the CAs of signers among them
 * @param revocation null when no CA is asked
 */
record DocumentReports(
        CertificateTrust signers,
        @Nullable CertificateTrust sealMakers,
        CertificateTrust timeStampAuthorities,
        @Nullable StatusInquiry revocation,
        Clock clock) {

    /**
     * Verifies a document.
     *
     * @param apart the content when it is separate; null when it lies within
     * @param asOf time at which it is judged; null for the present
     */
    VerificationReport report(Source document, @Nullable Source apart, @Nullable Instant asOf) throws IOException {
        var trust = VerificationContext.of(VerificationPolicy.field(), clock.instant())
                .signers(signers)
                .sealMakers(sealMakers)
                .timeStampAuthorities(timeStampAuthorities);
        var context = revocation == null ? trust.withoutRevocation() : trust.asking(revocation);
        return DocumentFormats.verify(document, apart, asOf == null ? context : context.asOf(asOf));
    }
}
