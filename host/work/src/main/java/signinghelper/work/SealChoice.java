package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.seal.Seal;
import signinghelper.formats.seal.SealVerdicts;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Severity;
import signinghelper.prompt.OfferedSeal;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Choice of the seals that go with a key: those that hold, are in date and name the key's certificate. */
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
     * Returns the seals that fit; at least one.
     *
     * @throws Refusal {@code SEAL_REFUSED}; fact {@code rule} says what is wrong with the certificate's last seal
     */
    List<OfferedSeal> fitting(HeldKey key) throws Refusal {
        var certificate = EncodedCertificate.of(key);
        var now = time.now().instant();
        var fitting = new ArrayList<OfferedSeal>();
        var rule = NO_SEAL_FITS;
        for (var seal : box.seals(key)) {
            if (seal.names(certificate)) {
                var obstacle = obstacle(seal, certificate, now);
                if (obstacle.isEmpty()) {
                    fitting.add(new OfferedSeal(seal, daysLeft(seal, now)));
                } else {
                    rule = obstacle.get().code().name();
                }
            }
        }
        if (fitting.isEmpty()) {
            throw refused(rule);
        }
        return fitting.stream().distinct().toList();
    }

    /**
     * Refuses a seal that has fitted before and does not any more.
     *
     * @throws Refusal {@code SEAL_REFUSED}
     */
    void requireFit(Seal seal, HeldKey key) throws Refusal {
        var obstacle = obstacle(seal, EncodedCertificate.of(key), time.now().instant());
        if (obstacle.isPresent()) {
            throw refused(obstacle.get().code().name());
        }
    }

    private Optional<Finding> obstacle(Seal seal, Bytes certificate, Instant now) {
        return verdicts(makers, now).judge(seal, certificate, now).stream()
                .filter(SealChoice::isObstacle)
                .findFirst();
    }

    private static Refusal refused(String rule) {
        return new Refusal(ErrorCode.SEAL_REFUSED, Map.of("rule", rule));
    }

    /** Returns the whole days until a seal ends; negative when it has ended. */
    static long daysLeft(Seal seal, Instant now) {
        return Duration.between(now, seal.validUntil()).toDays();
    }

    /** Returns the verdicts by the makers that a portal accepts; null when it names none. */
    static SealVerdicts verdicts(@Nullable CertificateTrust makers, Instant now) {
        return new SealVerdicts(VerificationContext.of(VerificationPolicy.field(), now)
                .sealMakers(makers)
                .withoutRevocation());
    }

    /** Returns true when a finding speaks against a seal's use. */
    static boolean isObstacle(Finding finding) {
        return finding.severity().compareTo(Severity.UNDECIDED) >= 0 && finding.code() != Code.SEAL_MAKER_NOT_CHECKED;
    }
}
