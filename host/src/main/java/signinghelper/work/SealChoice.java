package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.clock.TimeSource;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.cms.VerificationPolicy;
import signinghelper.formats.seal.Seal;
import signinghelper.formats.seal.SealVerdicts;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Severity;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.time.Instant;
import java.util.Map;

/** Choice of the seal that goes with a key: one that holds, is in date and names the key's certificate. */
final class SealChoice {
    private static final String NO_SEAL_FITS = "NO_SEAL_FITS";

    private final SealBox box;
    private final @Nullable CertificateTrust makers;
    private final TimeSource time;

    /** @param makers seal makers that the portal accepts; null when it names none: then no maker's chain is judged */
    SealChoice(SealBox box, @Nullable CertificateTrust makers, TimeSource time) {
        this.box = box;
        this.makers = makers;
        this.time = time;
    }

    /**
     * Returns the first seal that fits.
     *
     * @throws Refusal {@code SEAL_REFUSED}; fact {@code rule} says what is wrong with the certificate's last seal
     */
    Seal fitting(HeldKey key) throws Refusal {
        var certificate = EncodedCertificate.of(key);
        var now = time.now().instant();
        var verdicts = verdicts(makers, now);
        var rule = NO_SEAL_FITS;
        for (var seal : box.seals(key)) {
            if (seal.names(certificate)) {
                var obstacle = verdicts.judge(seal, certificate, now).stream()
                        .filter(SealChoice::isObstacle)
                        .findFirst();
                if (obstacle.isEmpty()) {
                    return seal;
                }
                rule = obstacle.get().code().name();
            }
        }
        throw new Refusal(ErrorCode.SEAL_REFUSED, Map.of("rule", rule));
    }

    /** Returns the verdicts by the makers that a portal accepts; null when it names none. */
    static SealVerdicts verdicts(@Nullable CertificateTrust makers, Instant now) {
        return new SealVerdicts(
                new VerificationContext(VerificationPolicy.field(), null, makers, null, null, now, null));
    }

    /** Returns true when a finding speaks against a seal's use. */
    static boolean isObstacle(Finding finding) {
        return finding.severity().compareTo(Severity.UNDECIDED) >= 0 && finding.code() != Code.SEAL_MAKER_NOT_CHECKED;
    }
}
