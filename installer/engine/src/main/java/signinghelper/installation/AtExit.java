package signinghelper.installation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Work that the end of this process does, unless it was closed before. Programs that this process has started are ended
 * first, because Windows removes no file that a program has open.
 */
final class AtExit implements AutoCloseable {
    /** A process that does not end does not keep this one either. */
    private static final long SECONDS = 2;

    private static final Logger LOG = System.getLogger(AtExit.class.getName());

    private final Thread hook;
    private volatile boolean hasBegun;

    AtExit(Runnable work) {
        hook = new Thread(() -> {
            hasBegun = true;
            endChildren();
            work.run();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void endChildren() {
        var children = ProcessHandle.current().descendants().toList();
        children.forEach(ProcessHandle::destroyForcibly);
        children.stream()
                .filter(Predicate.not(AtExit::hasEnded))
                .forEach(child -> LOG.log(Level.DEBUG, "stays: " + child));
    }

    private static boolean hasEnded(ProcessHandle child) {
        return child.onExit()
                .thenApply(ended -> true)
                .completeOnTimeout(false, SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Returns true when the process is ending; what happens to its children from then on says nothing of them. */
    boolean hasBegun() {
        return hasBegun;
    }

    /** Keeps the end of the process from doing the work; without effect when that has begun. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "ending already", e);
        }
    }
}
