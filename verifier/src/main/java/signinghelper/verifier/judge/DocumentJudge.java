package signinghelper.verifier.judge;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeLimit;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.revocation.StatusInquiry;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Reports on signed documents of any format, from anywhere, each within a time.
 *
 * @param sealMakers null when no maker of seals is believed
 * @param timeStampAuthorities null when no time stamp is believed
 * @param revocation null when no CA is asked
 * @param most time for one document
 * @param nanoClock such as {@code System::nanoTime}
 */
public record DocumentJudge(
        CertificateTrust signers,
        @Nullable CertificateTrust sealMakers,
        @Nullable CertificateTrust timeStampAuthorities,
        @Nullable StatusInquiry revocation,
        Clock clock,
        Duration most,
        LongSupplier nanoClock) {

    /**
     * Verifies a document.
     *
     * @param apart the content when it is separate; null when it lies within
     * @param asOf time at which it is judged; null for the present
     */
    public VerificationReport report(Source document, @Nullable Source apart, @Nullable Instant asOf)
            throws IOException {
        var trust = VerificationContext.of(VerificationPolicy.field(), clock.instant())
                .signers(signers.present())
                .sealMakers(present(sealMakers))
                .timeStampAuthorities(present(timeStampAuthorities));
        var present = revocation == null ? trust.withoutRevocation() : trust.asking(revocation);
        var context = asOf == null ? present : present.asOf(asOf);
        var limit = TimeLimit.of(most, nanoClock);
        return DocumentFormats.verify(document.within(limit), apart == null ? null : apart.within(limit), context);
    }

    /** The same CAs judge all signatures of a document, and their files are looked at once. */
    private static @Nullable CertificateTrust present(@Nullable CertificateTrust role) {
        return role == null ? null : role.present();
    }
}
