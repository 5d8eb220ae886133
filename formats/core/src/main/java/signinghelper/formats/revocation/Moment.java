package signinghelper.formats.revocation;

import java.time.Instant;

/** The present time, as far as it is known: not before {@code earliest} and not after {@code latest}. */
public record Moment(Instant earliest, Instant latest) {
    public Moment {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException(latest + " is before " + earliest);
        }
    }

    /** Creates the moment of an exact clock. */
    public static Moment at(Instant instant) {
        return new Moment(instant, instant);
    }

    /** Returns true when the moment may be no later than {@code end} and no earlier than {@code begin}. */
    boolean mayBeWithin(Instant begin, Instant end) {
        return !latest.isBefore(begin) && !earliest.isAfter(end);
    }
}
