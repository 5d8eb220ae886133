package signinghelper.check;

import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry.Use;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
        var halves = read.keys().stream().filter(CertificatePairCheck::isSm2).toList();
        var findings = new ArrayList<Finding>();
        for (var half : halves) {
            var others =
                    halves.stream().filter(other -> isOtherHalf(half, other)).toList();
            if (others.isEmpty()) {
                findings.add(missing(half).with(HelpFacts.of(circumstances.profile())));
            } else if (half.isFor(Use.SIGNATURE)) {
                findings.add(compared(half, others).with(HelpFacts.of(circumstances.profile())));
            }
        }
        return findings.isEmpty() ? List.of(CertificateReading.nothing(ID, read)) : findings;
    }

    private static boolean isSm2(HeldKey held) {
        return SignatureAlgorithm.forKey(held.key().certificate().getPublicKey())
                .filter(SignatureAlgorithm.SM2_SM3::equals)
                .isPresent();
    }

    /**
     * Returns true when the keys are in one container (GM/T 0016-2012), or, if the interface has no containers, have
     * the same holder.
     */
    private static boolean isOtherHalf(HeldKey half, HeldKey other) {
        return half.token().equals(other.token())
                && half.key().use() != other.key().use()
                && (half.key().container().equals(other.key().container()) || isOfOneHolder(half, other));
    }

    private static boolean isOfOneHolder(HeldKey one, HeldKey other) {
        return one.key()
                .certificate()
                .getSubjectX500Principal()
                .equals(other.key().certificate().getSubjectX500Principal());
    }

    private Finding missing(HeldKey half) {
        var code = half.isFor(Use.SIGNATURE)
                ? ErrorCode.CERTIFICATE_ENCRYPTION_MISSING
                : ErrorCode.CERTIFICATE_SIGNATURE_MISSING;
        return Finding.of(ID, Verdict.WARN, code, reading.evidence(half, List.of()));
    }

    private Finding compared(HeldKey half, List<HeldKey> others) {
        var fits = others.stream().anyMatch(other -> isOfOneHolder(half, other) && !isOneKey(half, other));
        var more = others.stream()
                .flatMap(other -> reading.evidence(other).stream())
                .toList();
        var seen = reading.evidence(half, more);
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
