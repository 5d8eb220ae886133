package signinghelper.window.part;

import java.util.concurrent.TimeUnit;

/**
 * Rule for the moment from which keys and clicks count in a window that asks for consent. Times are nanoseconds of one
 * monotonic clock.
 *
 * <p>A window that opens while its user types elsewhere receives the rest of that text. So keys count only after a
 * pause that is longer than the gaps of slow typing; a key before its end makes the pause longer.
 */
public final class Arming {
    /** State of a window, which decides if keys and clicks count. */
    public enum State {
        /** The window does not have the focus. */
        AWAY,
        /** The user has not had the time to see the window. */
        WAITING,
        /** A key was pressed too early: the following keys may belong to a text for another window. */
        STRAY,
        /** Keys and clicks count. */
        ARMED
    }

    /** The least time to see a window; a click into a PIN field counts after it. */
    static final long SEEN = TimeUnit.MILLISECONDS.toNanos(700);
    /** The least time after which keys count; slow typing has gaps of up to 1.2 s. */
    static final long UNHURRIED = TimeUnit.MILLISECONDS.toNanos(1_500);
    /** The least time between a key and a click that arms. */
    static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(300);
    /** Required time without a key after an early one. */
    static final long STOPPED = TimeUnit.SECONDS.toNanos(2);

    private State state = State.AWAY;
    private long since;
    private long lastKey;

    public State state() {
        return state;
    }

    /** Begins again, for example after a wrong PIN. */
    public void ask(long now) {
        if (state != State.AWAY) {
            gainFocus(now);
        }
    }

    public void gainFocus(long now) {
        state = State.WAITING;
        since = now;
    }

    public void loseFocus() {
        state = State.AWAY;
    }

    /** Notes a key; returns true if it counts. */
    public boolean key(long now) {
        if (state == State.WAITING) {
            state = State.STRAY;
        }
        lastKey = now;
        return state == State.ARMED;
    }

    /** Notes a click into a PIN field, which arms the window if it can have been meant. */
    public void click(long now) {
        var isSeen = state != State.AWAY && now - since >= SEEN;
        if (isSeen && (state != State.STRAY || now - lastKey >= PAUSE)) {
            state = State.ARMED;
        }
    }

    /** Arms the window if its time is over. */
    public void look(long now) {
        if (isDue() && remaining(now) <= 0) {
            state = State.ARMED;
        }
    }

    /** Returns true if time alone will arm the window. */
    public boolean isDue() {
        return state == State.WAITING || state == State.STRAY;
    }

    /** Returns the time until the window is armed, if no key is pressed; only while it {@link #isDue}. */
    public long remaining(long now) {
        return (state == State.STRAY ? lastKey + STOPPED : since + UNHURRIED) - now;
    }
}
