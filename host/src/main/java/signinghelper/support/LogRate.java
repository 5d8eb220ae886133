package signinghelper.support;

import java.time.Duration;
import java.time.Instant;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Limit on lines in a minute, so that a page that asks on and on does not push out of the log why something failed. Notes
 * and warnings are counted apart: a flood of the ones leaves the others room.
 */
final class LogRate implements Filter {
    /** A signing order of 1,000 documents makes some ten lines; five files hold an hour of a flood. */
    static final int MOST_IN_A_MINUTE = 600;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant begin = Instant.MIN;
    private int notes;
    private int warnings;
    private int leftOut;
    private long judged = -1;
    private boolean verdict;

    /** Handlers of files ask twice for each record, which counts once. */
    @Override
    public synchronized boolean isLoggable(LogRecord entry) {
        if (entry.getSequenceNumber() != judged) {
            judged = entry.getSequenceNumber();
            verdict = isWithinRate(entry);
        }
        return verdict;
    }

    private boolean isWithinRate(LogRecord entry) {
        if (!entry.getInstant().isBefore(end()) || entry.getInstant().isBefore(begin)) {
            begin = entry.getInstant();
            notes = 0;
            warnings = 0;
        }
        var count = entry.getLevel().intValue() < Level.WARNING.intValue() ? ++notes : ++warnings;
        if (count > MOST_IN_A_MINUTE) {
            leftOut++;
            return false;
        }
        return true;
    }

    private Instant end() {
        return begin.equals(Instant.MIN) ? begin : begin.plus(MINUTE);
    }

    /** How many were left out since this was last asked. */
    synchronized int takeLeftOut() {
        var taken = leftOut;
        leftOut = 0;
        return taken;
    }
}
