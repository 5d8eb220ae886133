package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.login.Origin;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that commands run in: one for looking at U-Keys, one for the diagnosis, one for using a
 * key. Places to wait are shared among origins. */
final class Lanes {
    static final int MOST_WAITING = 100;

    /** Half of the places: pages of one origin leave room for those of others. */
    static final int MOST_OF_AN_ORIGIN = MOST_WAITING / 2;

    private final OneThread look = new OneThread("look");
    private final OneThread diagnosis = new OneThread("diagnosis");
    private final OneThread key = new OneThread("key");

    /** Whether something put into {@code lane} now would have to wait for something else. */
    boolean isBusy(Command.Lane lane) {
        return executor(lane).unfinished.get() > 0;
    }

    /**
     * Runs {@code task} when its turn comes.
     *
     * @param origin of the page that asks
     * @throws Refusal {@code BUSY} if too much is waiting already, of this origin or of all; {@code ABORTED} if the host is
     *     about to end
     */
    void execute(Command.Lane lane, Origin origin, Runnable task) throws Refusal {
        var executor = executor(lane);
        try {
            executor.execute(new OfOrigin(origin, task));
        } catch (RejectedExecutionException e) {
            throw Refusal.of(executor.isShutdown() ? ErrorCode.ABORTED : ErrorCode.BUSY, e);
        }
    }

    private OneThread executor(Command.Lane lane) {
        return switch (lane) {
            case LOOK -> look;
            case DIAGNOSIS -> diagnosis;
            case KEY -> key;
            case AT_ONCE -> throw new IllegalArgumentException("runs where it is read");
        };
    }

    /**
     * Takes nothing more and lets what is there come to its end.
     *
     * @return false if something was still running after {@code seconds}
     */
    boolean finish(long seconds) {
        look.shutdown();
        diagnosis.shutdown();
        key.shutdown();
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            return isDone(look, deadline) && isDone(diagnosis, deadline) && isDone(key, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isDone(OneThread lane, long deadline) throws InterruptedException {
        return lane.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private record OfOrigin(Origin origin, Runnable task) implements Runnable {
        @Override
        public void run() {
            task.run();
        }
    }

    /** Counts what it was given itself: the executor's own numbers miss a task that is on its way to the thread. */
    private static final class OneThread extends ThreadPoolExecutor {
        private final AtomicInteger unfinished = new AtomicInteger();
        private final Map<Origin, Integer> shares = new HashMap<>();

        OneThread(String name) {
            super(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> new Thread(task, name));
        }

        @Override
        public void execute(Runnable task) {
            var origin = ((OfOrigin) task).origin();
            enter(origin);
            unfinished.incrementAndGet();
            try {
                super.execute(task);
            } catch (RejectedExecutionException e) {
                unfinished.decrementAndGet();
                leave(origin);
                throw e;
            }
        }

        /** The one that runs has left its place. */
        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
            leave(((OfOrigin) task).origin());
        }

        private synchronized void enter(Origin origin) {
            if (shares.getOrDefault(origin, 0) >= MOST_OF_AN_ORIGIN) {
                throw new RejectedExecutionException("its share is used up");
            }
            shares.merge(origin, 1, Integer::sum);
        }

        private synchronized void leave(Origin origin) {
            shares.computeIfPresent(origin, (known, count) -> count > 1 ? count - 1 : null);
        }

        @Override
        protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
            unfinished.decrementAndGet();
        }
    }
}
