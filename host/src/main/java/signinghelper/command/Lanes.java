package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that commands run in: one for looking at U-Keys, one for the diagnosis, one for using a
 * key. */
final class Lanes {
    private static final int MOST_WAITING = 100;

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
     * @throws Refusal {@code BUSY} if too much is waiting already, {@code ABORTED} if the host is about to end
     */
    void execute(Command.Lane lane, Runnable task) throws Refusal {
        var executor = executor(lane);
        try {
            executor.execute(task);
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
        try {
            return look.awaitTermination(seconds, TimeUnit.SECONDS)
                    && diagnosis.awaitTermination(seconds, TimeUnit.SECONDS)
                    && key.awaitTermination(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Counts what it was given itself: the executor's own numbers miss a task that is on its way to the thread. */
    private static final class OneThread extends ThreadPoolExecutor {
        private final AtomicInteger unfinished = new AtomicInteger();

        OneThread(String name) {
            super(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> new Thread(task, name));
        }

        @Override
        public void execute(Runnable task) {
            unfinished.incrementAndGet();
            try {
                super.execute(task);
            } catch (RejectedExecutionException e) {
                unfinished.decrementAndGet();
                throw e;
            }
        }

        @Override
        protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
            unfinished.decrementAndGet();
        }
    }
}
