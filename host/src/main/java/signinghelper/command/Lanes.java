package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.login.Origin;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Lane;
import signinghelper.protocol.Refusal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of commands, one for each lane, started when first used. Waiting places are shared among origins. */
final class Lanes {
    static final int MOST_WAITING = 100;

    /** Half of the places, so that one origin's pages leave room for others. */
    static final int MOST_OF_AN_ORIGIN = MOST_WAITING / 2;

    private final Map<Lane, OneThread> threads = new EnumMap<>(Lane.class);

    Lanes() {
        for (var lane : EnumSet.complementOf(EnumSet.of(Lane.AT_ONCE))) {
            threads.put(lane, new OneThread(lane.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** Returns true when work put into {@code lane} now would have to wait. */
    boolean isBusy(Lane lane) {
        return executor(lane).unfinished.get() > 0;
    }

    /**
     * Runs {@code task} when its turn is reached.
     *
     * @param origin of the asking page
     * @throws Refusal {@code BUSY} if too many tasks are waiting, of this origin or of all; {@code ABORTED} if the host
     *     is about to end
     */
    void execute(Lane lane, Origin origin, Runnable task) throws Refusal {
        var executor = executor(lane);
        try {
            executor.execute(new OfOrigin(origin, task));
        } catch (RejectedExecutionException e) {
            throw Refusal.of(executor.isShutdown() ? ErrorCode.ABORTED : ErrorCode.BUSY, e);
        }
    }

    /** @throws NullPointerException for {@code AT_ONCE}, which runs in the reading thread */
    private OneThread executor(Lane lane) {
        return Objects.requireNonNull(threads.get(lane));
    }

    /**
     * Accepts no more work and lets the present work finish.
     *
     * @return false when something was still running after {@code seconds}
     */
    boolean finish(long seconds) {
        threads.values().forEach(OneThread::shutdown);
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            var done = true;
            for (var thread : threads.values()) {
                done &= isDone(thread, deadline);
            }
            return done;
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

    /** Executor that counts its own tasks: the executor's numbers miss a task that is about to start. */
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

        /** The task that starts leaves its waiting place. */
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
