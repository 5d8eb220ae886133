package signinghelper.check;

import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry.Use;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Check that each SM2 signing key has its encryption key on the same U-Key, and the other way round. Without a PIN
 * nothing is signed, so the two certificates are compared: same holder, different keys.
 */
public final class CertificatePairCheck implements Check {
    static final String ID = "certificate-pair";

    private final CertificateReading reading;

    public CertificatePairCheck(CertificateReading reading) {
        this.reading = reading;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration limit() {
        return NETWORK;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) throws InterruptedException {
        var read = reading.read();
        var findings = new ArrayList<Finding>();
        for (var token : read.tokens()) {
            token.keys().stream()
                    .filter(CertificatePairCheck::isSm2)
                    .flatMap(half -> finding(half, token.otherHalf(half)).stream())
                    .map(finding -> finding.with(HelpFacts.of(circumstances.profile())))
                    .forEach(findings::add);
        }
        return findings.isEmpty() ? List.of(CertificateReading.nothing(ID, read)) : findings;
    }

    private static boolean isSm2(HeldKey held) {
        return SignatureAlgorithm.forKey(held.key().certificate().getPublicKey())
                .filter(SignatureAlgorithm.SM2_SM3::equals)
                .isPresent();
    }

    /** Returns nothing for the encryption key of a pair, since the finding of its signing key names both. */
    private Optional<Finding> finding(HeldKey half, Optional<HeldKey> other) {
        if (other.isEmpty()) {
            return Optional.of(missing(half));
        }
        return half.isFor(Use.SIGNATURE) ? Optional.of(compared(half, other.get())) : Optional.empty();
    }

    private Finding missing(HeldKey half) {
        var code = half.isFor(Use.SIGNATURE)
                ? ErrorCode.CERTIFICATE_ENCRYPTION_MISSING
                : ErrorCode.CERTIFICATE_SIGNATURE_MISSING;
        return Finding.of(ID, Verdict.WARN, code, reading.evidence(half, List.of()));
    }

    private Finding compared(HeldKey half, HeldKey other) {
        var fits = half.hasHolderOf(other) && !isOneKey(half, other);
        var seen = reading.evidence(half, reading.evidence(other));
        return fits
                ? Finding.pass(ID, seen)
                : Finding.of(ID, Verdict.WARN, ErrorCode.CERTIFICATE_PAIR_INCONSISTENT, seen);
    }

    private static boolean isOneKey(HeldKey one, HeldKey other) {
        return one.key()
                .certificate()
                .getPublicKey()
                .equals(other.key().certificate().getPublicKey());
    }
}
