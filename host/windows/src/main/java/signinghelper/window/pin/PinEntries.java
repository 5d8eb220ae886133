package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.EventThread;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Queue of the user's actions in the PIN window that are not yet handled. */
final class PinEntries {
    private final BlockingQueue<PinEntry> waiting = new LinkedBlockingQueue<>();
    private @Nullable Runnable listener;

    void add(PinEntry entry) {
        waiting.add(entry);
        if (entry instanceof PinEntry.GivenUp) {
            tell();
        }
    }

    private void tell() {
        @Nullable Runnable told;
        synchronized (this) {
            told = listener;
        }
        if (told != null) {
            told.run();
        }
    }

    PinEntry take() throws Refusal {
        return EventThread.take(waiting);
    }

    boolean holdGivingUp() {
        return waiting.stream().anyMatch(PinEntry.GivenUp.class::isInstance);
    }

    /**
     * Runs {@code then} at the next cancellation by the user, and no earlier listener; at once if a cancellation waits
     * already.
     */
    void onGivingUp(Runnable then) {
        synchronized (this) {
            listener = then;
        }
        if (holdGivingUp()) {
            then.run();
        }
    }

    /** Typed in the moment in which the page ended the request. */
    void wipe() {
        waiting.forEach(entry -> {
            if (entry instanceof PinEntry.Typed typed) {
                typed.pin().close();
            }
        });
    }
}
