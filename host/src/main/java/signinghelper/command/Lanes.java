package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Lane;
import signinghelper.protocol.Refusal;
import signinghelper.session.LimitGroup;

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

/**
 * Threads of commands, one for each lane, started when first used. Waiting places are shared among origins; a desktop
 * client counts as one.
 */
final class Lanes {
    static final int MOST_WAITING = 100;

    /** Half of the places, so that one origin's pages leave room for others. */
    static final int MOST_OF_A_GROUP = MOST_WAITING / 2;

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
     * @param group of the asking session
     * @throws Refusal {@code BUSY} if too many tasks are waiting, of this group or of all; {@code ABORTED} if the host
     *     is about to end
     */
    void execute(Lane lane, LimitGroup group, Runnable task) throws Refusal {
        var executor = executor(lane);
        try {
            executor.execute(new OfGroup(group, task));
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

    private record OfGroup(LimitGroup group, Runnable task) implements Runnable {
        @Override
        public void run() {
            task.run();
        }
    }

    /** Executor that counts its own tasks: the executor's numbers miss a task that is about to start. */
    private static final class OneThread extends ThreadPoolExecutor {
        private final AtomicInteger unfinished = new AtomicInteger();
        private final Map<LimitGroup, Integer> shares = new HashMap<>();

        OneThread(String name) {
            super(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> new Thread(task, name));
        }

        @Override
        public void execute(Runnable task) {
            var group = ((OfGroup) task).group();
            enter(group);
            unfinished.incrementAndGet();
            try {
                super.execute(task);
            } catch (RejectedExecutionException e) {
                unfinished.decrementAndGet();
                leave(group);
                throw e;
            }
        }

        /** The task that starts leaves its waiting place. */
        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
            leave(((OfGroup) task).group());
        }

        private synchronized void enter(LimitGroup group) {
            if (shares.getOrDefault(group, 0) >= MOST_OF_A_GROUP) {
                throw new RejectedExecutionException("its share is used up");
            }
            shares.merge(group, 1, Integer::sum);
        }

        private synchronized void leave(LimitGroup group) {
            shares.computeIfPresent(group, (known, count) -> count > 1 ? count - 1 : null);
        }

        @Override
        protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
            unfinished.decrementAndGet();
        }
    }
}
