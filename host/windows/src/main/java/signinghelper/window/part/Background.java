package signinghelper.window.part;

import signinghelper.protocol.Refusal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Background thread for long work, one task after the other. It is a daemon thread. */
public final class Background {
    private static final Logger LOG = System.getLogger(Background.class.getName());

    private final ExecutorService thread;

    public interface Task {
        void run() throws Refusal;
    }

    public Background(String name) {
        thread = new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var fresh = new Thread(task, name);
            fresh.setDaemon(true);
            return fresh;
        });
    }

    public void run(Task task) {
        thread.execute(() -> {
            try {
                task.run();
            } catch (Refusal refusal) {
                LOG.log(Level.INFO, "the helper window has left something: " + refusal.code());
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "the helper window failed", e);
            }
        });
    }

    /** Accepts no more work; {@code last} is done after all work that was begun. */
    public void end(Runnable last) {
        thread.execute(last);
        thread.shutdown();
    }
}
