package signinghelper.command;

import java.util.concurrent.atomic.AtomicBoolean;

/** Turn of a request that waits in a lane. It is taken once: by the lane, or by the end of the request. */
final class Turn {
    private final AtomicBoolean taken = new AtomicBoolean();

    /** Returns true for the first caller only. */
    boolean take() {
        return taken.compareAndSet(false, true);
    }
}
