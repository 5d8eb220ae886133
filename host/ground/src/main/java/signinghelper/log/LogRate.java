package signinghelper.log;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Limit on lines in a minute, so that a page with endless requests does not push the cause of a failure out of the log.
 * Notes and warnings are counted separately, so that many of one kind leave room for the other. Each session has its
 * own limit, which leaves room for other sessions; lines without a session are counted separately too.
 */
final class LogRate implements Filter {
    /** A signing order of 1,000 documents writes about ten lines; five files hold an hour at this rate. */
    static final int MOST_IN_A_MINUTE = 600;

    /** A third, so that two pages with endless requests leave room for a third page. */
    static final int MOST_OF_A_SESSION = MOST_IN_A_MINUTE / 3;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant begin = Instant.MIN;
    private final Map<String, Integer> lines = new HashMap<>();
    private int leftOut;
    private long judged = -1;
    private boolean verdict;

    /** File handlers ask twice for each record, which counts once. */
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
            lines.clear();
        }
        var isTaken = entry.getLevel().intValue() >= Level.WARNING.intValue()
                ? haveRoom(Map.of("warnings", MOST_IN_A_MINUTE))
                : haveRoom(session(entry)
                        .map(session -> Map.of("session " + session, MOST_OF_A_SESSION, "sessions", MOST_IN_A_MINUTE))
                        .orElse(Map.of("notes", MOST_IN_A_MINUTE)));
        leftOut += isTaken ? 0 : 1;
        return isTaken;
    }

    /** Counts a line in each of {@code limits}, or in none when a limit is reached. */
    private boolean haveRoom(Map<String, Integer> limits) {
        for (var limit : limits.entrySet()) {
            if (lines.getOrDefault(limit.getKey(), 0) >= limit.getValue()) {
                return false;
            }
        }
        limits.keySet().forEach(counted -> lines.merge(counted, 1, Integer::sum));
        return true;
    }

    private static Optional<String> session(LogRecord entry) {
        var parameters = entry.getParameters();
        return parameters != null && parameters.length > 0 && parameters[0] instanceof String session
                ? Optional.of(session)
                : Optional.empty();
    }

    private Instant end() {
        return begin.equals(Instant.MIN) ? begin : begin.plus(MINUTE);
    }

    /** Returns the number of lines left out since the last call. */
    synchronized int takeLeftOut() {
        var taken = leftOut;
        leftOut = 0;
        return taken;
    }
}
