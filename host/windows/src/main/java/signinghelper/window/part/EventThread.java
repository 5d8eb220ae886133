package signinghelper.window.part;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;

/** Connection between a command's thread and Swing's. */
public final class EventThread {
    private EventThread() {}

    /** Runs {@code work} in Swing's thread and waits for it. */
    public static void run(Runnable work) throws Refusal {
        call(() -> {
            work.run();
            return true;
        });
    }

    public static <T> T call(Supplier<T> work) throws Refusal {
        var task = new FutureTask<>(work::get);
        SwingUtilities.invokeLater(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        } catch (ExecutionException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        }
    }

    /** Waits for the next entry from Swing's thread. */
    public static <T> T take(BlockingQueue<T> entries) throws Refusal {
        try {
            return entries.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }
}
