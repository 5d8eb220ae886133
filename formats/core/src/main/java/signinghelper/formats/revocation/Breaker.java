package signinghelper.formats.revocation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Decision whether a server is asked: not for a while after failures in a row, and then once, to see. */
final class Breaker {
    /** A server's right to be asked. */
    enum Permit {
        ASK,
        /** The one question after a pause. */
        PROBE,
        NO
    }

    private final AskingLimits limits;
    private int failures;
    private @Nullable Instant pausedUntil;
    private boolean probing;

    Breaker(AskingLimits limits) {
        this.limits = limits;
    }

    synchronized Permit ask(Instant now) {
        if (pausedUntil == null) {
            return Permit.ASK;
        }
        if (probing || isWithin(pausedUntil, now)) {
            return Permit.NO;
        }
        probing = true;
        return Permit.PROBE;
    }

    /** Returns true when a pause is over, and nobody has asked since. */
    synchronized boolean isProbeDue(Instant now) {
        return pausedUntil != null && !probing && !isWithin(pausedUntil, now);
    }

    /** A clock that was set back ends the pause: it would last as long as the step. */
    private boolean isWithin(Instant pause, Instant now) {
        return now.isBefore(pause) && !pause.isAfter(now.plus(limits.pause()));
    }

    /** Returns false when the server has been paused since the permit was given. */
    synchronized boolean stillHolds(Permit permit) {
        return permit == Permit.PROBE || pausedUntil == null;
    }

    synchronized void answered() {
        failures = 0;
        pausedUntil = null;
        probing = false;
    }

    synchronized void failed(Permit permit, Instant now) {
        failures++;
        if (permit == Permit.PROBE) {
            probing = false;
        }
        if (failures >= limits.failures()) {
            pausedUntil = now.plus(limits.pause());
        }
    }

    /** Gives back a permit that led to no question. */
    synchronized void unused(Permit permit) {
        if (permit == Permit.PROBE) {
            probing = false;
        }
    }

    synchronized @Nullable Instant pausedUntil() {
        return pausedUntil;
    }

    synchronized int failures() {
        return failures;
    }
}
