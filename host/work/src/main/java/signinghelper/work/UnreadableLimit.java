package signinghelper.work;

import signinghelper.clock.MonotonicClock;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.LimitGroup;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Limit on envelopes that did not open, for each origin in an hour. Each is an answer about a key's decryption, and a padding
 * oracle needs thousands (Bleichenbacher 1998, Vaudenay 2002).
 */
public final class UnreadableLimit {
    static final int MOST = 100;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final MonotonicClock clock;
    private final Map<LimitGroup, Deque<Long>> seen = new HashMap<>();

    public UnreadableLimit(MonotonicClock clock) {
        this.clock = clock;
    }

    /**
     * Tests that an asker may try more.
     *
     * @throws Refusal {@code BUSY} with the seconds until it may
     */
    synchronized void require(Asker asker) throws Refusal {
        var group = asker.limitGroup().orElse(null);
        if (group == null || of(group).size() < MOST) {
            return;
        }
        var left = Duration.ofNanos(of(group).getFirst() + WINDOW.toNanos() - clock.nanoseconds());
        throw new Refusal(ErrorCode.BUSY, Map.of("cause", "ENVELOPES", "seconds", Long.toString(left.toSeconds() + 1)));
    }

    /** Returns true when an asker may try no more. */
    synchronized boolean isReached(Asker asker) {
        return asker.limitGroup().filter(group -> of(group).size() >= MOST).isPresent();
    }

    /** Counts an envelope that did not open. */
    synchronized void count(Asker asker) {
        asker.limitGroup().ifPresent(group -> of(group).addLast(clock.nanoseconds()));
    }

    private Deque<Long> of(LimitGroup group) {
        var times = seen.computeIfAbsent(group, first -> new ArrayDeque<>());
        times.removeIf(at -> clock.nanoseconds() - at >= WINDOW.toNanos());
        return times;
    }
}
