package signinghelper.token.plugged;

import signinghelper.formats.certificate.KeyKind;
import signinghelper.token.HeldKey;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Search for the second key of an identity, which has one to sign with and one to encrypt with (GM/T 0016-2012). Both
 * are of one kind and in one container. An interface without containers has them apart; there they have one holder.
 */
final class OtherHalf {
    private final HeldKey half;

    OtherHalf(HeldKey half) {
        this.half = half;
    }

    /**
     * Returns the other half among the keys of one U-Key; empty when it has none. A renewed certificate has the
     * holder of the earlier one, so among several the certificate that began nearest in time is taken.
     */
    Optional<HeldKey> among(List<HeldKey> keys) {
        return keys.stream()
                .filter(this::isOfOtherUse)
                .filter(other -> isInOneContainer(other) || half.hasHolderOf(other))
                .min(Comparator.comparing(this::isInOneContainer).reversed().thenComparing(this::timeBetween));
    }

    private boolean isOfOtherUse(HeldKey other) {
        return half.key().use() != other.key().use()
                && KeyKind.of(half.key().certificate())
                        .equals(KeyKind.of(other.key().certificate()));
    }

    /** The name of a container means nothing to another driver. */
    private boolean isInOneContainer(HeldKey other) {
        return half.token().equals(other.token())
                && half.key().container().equals(other.key().container());
    }

    private Duration timeBetween(HeldKey other) {
        return Duration.between(begin(half), begin(other)).abs();
    }

    private static Instant begin(HeldKey held) {
        return held.key().certificate().getNotBefore().toInstant();
    }
}
