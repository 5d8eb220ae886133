package signinghelper.command;

import java.util.concurrent.atomic.AtomicBoolean;

/** The turn of a request that waits in a lane: it is taken once, by the lane or by whoever ends the request before. */
final class Turn {
    private final AtomicBoolean taken = new AtomicBoolean();

    /** True for the first who asks. */
    boolean take() {
        return taken.compareAndSet(false, true);
    }
}
