package signinghelper.installation;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Work that the end of this process does, unless it was closed before. Programs that this process has started are ended
 * first, because Windows removes no file that a program has open. Other threads run on while a process ends: a step that
 * must not cross the end is done {@link #before} it.
 */
final class AtExit implements AutoCloseable {
    /** A process that does not end does not keep this one either. */
    private static final long SECONDS = 2;

    private static final Logger LOG = System.getLogger(AtExit.class.getName());

    private final Thread hook;
    private Runnable work = () -> LOG.log(Level.INFO, "ended in the middle");
    private boolean hasBegun;

    AtExit() {
        hook = new Thread(this::end);
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "ending already", e);
            hasBegun = true;
        }
    }

    /** Step that the end of the process waits for. */
    interface Step<T> {
        T run() throws IOException;
    }

    /**
     * Does the step as a whole before the end of the process begins.
     *
     * @throws InterruptedException if the end has begun; then nothing of the step is done
     */
    synchronized <T> T before(Step<T> step) throws IOException, InterruptedException {
        if (hasBegun) {
            throw new InterruptedException("this process ends");
        }
        return step.run();
    }

    /** Sets the work; a step sets it together with what it is for. */
    synchronized void setWork(Runnable work) {
        this.work = work;
    }

    private void end() {
        var last = begin();
        endChildren();
        last.run();
    }

    private synchronized Runnable begin() {
        hasBegun = true;
        return work;
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
