package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Lane;
import signinghelper.protocol.Refusal;
import signinghelper.session.LimitGroup;
import signinghelper.session.Session;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of commands, one for each lane, or for each session in {@link Lane#DOCUMENT}; started when first used. */
final class Lanes {
    private final Map<Lane, OneThread> threads = new EnumMap<>(Lane.class);
    private final SessionThreads documents = new SessionThreads("document");

    Lanes() {
        for (var lane : EnumSet.complementOf(EnumSet.of(Lane.AT_ONCE, Lane.DOCUMENT))) {
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
     * @param session that asks
     * @throws Refusal {@code BUSY} if too many tasks are waiting, or sessions are served, of its group or of all; {@code
     *     ABORTED} if the host is about to end
     */
    void execute(Lane lane, Session session, Runnable task) throws Refusal {
        var group = session.limitGroup();
        try {
            if (lane == Lane.DOCUMENT) {
                documents.execute(session, group, task);
            } else {
                executor(lane).execute(new OfGroup(group, task));
            }
        } catch (RejectedExecutionException e) {
            throw Refusal.of(documents.isShutdown() ? ErrorCode.ABORTED : ErrorCode.BUSY, e);
        }
    }

    /** @throws NullPointerException for {@code AT_ONCE}, which runs in the reading thread, and {@code DOCUMENT} */
    private OneThread executor(Lane lane) {
        return Objects.requireNonNull(threads.get(lane));
    }

    /**
     * Accepts no more work and lets the present work finish.
     *
     * @return false when something was still running after {@code seconds}
     */
    boolean finish(long seconds) {
        documents.shutdown();
        threads.values().forEach(OneThread::shutdown);
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            var done = documents.awaitTermination(deadline - System.nanoTime());
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

    private record OfGroup(LimitGroup group, Runnable task) implements Runnable {
        @Override
        public void run() {
            task.run();
        }
    }

    /** Executor that counts its own tasks: the executor's numbers miss a task that is about to start. */
    private static final class OneThread extends ThreadPoolExecutor {
        private final AtomicInteger unfinished = new AtomicInteger();
        private final WaitingPlaces places = new WaitingPlaces();

        OneThread(String name) {
            super(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WaitingPlaces.MOST),
                    task -> new Thread(task, name));
        }

        @Override
        public void execute(Runnable task) {
            var group = ((OfGroup) task).group();
            places.enter(group);
            unfinished.incrementAndGet();
            try {
                super.execute(task);
            } catch (RejectedExecutionException e) {
                unfinished.decrementAndGet();
                places.leave(group);
                throw e;
            }
        }

        /** The task that starts leaves its waiting place. */
        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
            places.leave(((OfGroup) task).group());
        }

        @Override
        protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
            unfinished.decrementAndGet();
        }
    }
}
