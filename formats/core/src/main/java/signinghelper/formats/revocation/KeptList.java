package signinghelper.formats.revocation;

import java.time.Duration;
import java.time.Instant;

/**
 * A list that was read and verified.
 *
 * @param fetched when; {@link Instant#EPOCH} for one from an earlier run of the program
 * @param tried when a newer one was last asked for
 */
record KeptList(RevocationList list, Instant fetched, Instant tried) {
    /** Lists are large and change a few times a day. */
    private static final Duration FRESH = Duration.ofHours(1);

    /** A CA that publishes late is asked once a minute, not at each login. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private static final int LAST_PART = 4;

    /** Returns true when a newer list should be fetched: after an hour, or in the last quarter of its time. */
    boolean isDue(Instant now) {
        var lifetime = Duration.between(list.thisUpdate(), list.nextUpdate());
        var last = list.nextUpdate().minus(lifetime.dividedBy(LAST_PART));
        return mayBeTried(now) && (isOver(fetched, FRESH, now) || !now.isBefore(last));
    }

    /** Returns true when a newer one may be asked for again. */
    boolean mayBeTried(Instant now) {
        return isOver(tried, RETRY, now);
    }

    boolean isCurrent(Moment now) {
        return !now.earliest().isAfter(list.nextUpdate());
    }

    /**
     * Returns the newer list of two; a server may be behind another, or show an old list again. A list of other certificates
     * replaces none that counts.
     */
    KeptList orNewer(RevocationList other, Instant now) {
        var counts = !now.isAfter(list.nextUpdate());
        var isWorse = other.thisUpdate().isBefore(list.thisUpdate()) || (counts && !list.isOfSamePart(other));
        return new KeptList(isWorse ? list : other, now, now);
    }

    KeptList triedAt(Instant now) {
        return new KeptList(list, fetched, now);
    }

    private static boolean isOver(Instant since, Duration time, Instant now) {
        var age = Duration.between(since, now);
        return age.isNegative() || age.compareTo(time) >= 0;
    }
}
