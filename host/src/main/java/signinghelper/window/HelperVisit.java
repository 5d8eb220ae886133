package signinghelper.window;

import signinghelper.prompt.HelperWork;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;

/**
 * The helper window from its opening to its closing. Lives in the event thread; what takes time is done in threads of its
 * own, which keep nothing alive.
 */
final class HelperVisit implements HelperActions {
    private static final Logger LOG = System.getLogger(HelperVisit.class.getName());

    private final HelperWork work;
    private final HelperFrame frame;
    private final Cancellation ended = new Cancellation();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final ExecutorService looking = oneThread("helper window tokens");
    private final ExecutorService checking = oneThread("helper window diagnosis");
    private final ExecutorService changing = oneThread("helper window PIN");

    private interface Task {
        void run() throws Refusal;
    }

    HelperVisit(HelperWork work, HelperTexts texts) {
        this.work = work;
        this.frame = new HelperFrame(texts, work.checks(), this);
    }

    private static ExecutorService oneThread(String name) {
        return new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    void open() {
        frame.open();
        in(looking, this::follow);
        diagnose();
    }

    void toFront() {
        frame.toFront();
    }

    boolean isEnded() {
        return ended.reason().isPresent();
    }

    /** Done when the window is closed and nothing that it has begun touches a PIN any more. */
    CompletableFuture<Boolean> closed() {
        return closed;
    }

    @Override
    public void end() {
        if (isEnded()) {
            return;
        }
        frame.close();
        ended.cancel(ErrorCode.ABORTED);
        looking.shutdown();
        checking.shutdown();
        changing.execute(() -> closed.complete(true));
        changing.shutdown();
    }

    @Override
    public void diagnose() {
        if (frame.state().isDiagnosing()) {
            return;
        }
        frame.state().beginDiagnosis();
        in(checking, () -> {
            try {
                work.diagnose(finding -> show(() -> frame.state().add(finding)), ended);
            } finally {
                show(frame.state()::endDiagnosis);
            }
        });
    }

    /** Before the first look, so that nothing is missed between the two. */
    private void follow() {
        var watch = work.watch(this::look);
        ended.onCancel(() -> new Thread(watch::close, "helper window end").start());
        look();
    }

    private void look() {
        try {
            var tokens = work.tokens();
            show(() -> frame.state().plugged(tokens, Optional.empty()));
        } catch (Refusal refusal) {
            LOG.log(Level.WARNING, "U-Keys cannot be listed", refusal);
            show(() -> frame.state().plugged(List.of(), Optional.of(refusal)));
        }
    }

    @Override
    public void changePin() {
        if (frame.state().isChangingPin()) {
            return;
        }
        frame.state().beginPinChange();
        var language = frame.language();
        in(changing, () -> {
            Optional<Refusal> refused = Optional.empty();
            try {
                work.changePin(language, ended);
            } catch (Refusal refusal) {
                refused = worthSaying(refusal);
            } finally {
                var said = refused;
                show(() -> frame.state().endPinChange(said));
            }
            look();
        });
    }

    /** Who has closed the window for the PIN knows it. */
    private static Optional<Refusal> worthSaying(Refusal refusal) {
        return Optional.of(refusal).filter(why -> why.code() != ErrorCode.CANCELLED);
    }

    private void in(ExecutorService thread, Task task) {
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

    private void show(Runnable change) {
        SwingUtilities.invokeLater(() -> {
            if (!isEnded()) {
                change.run();
            }
        });
    }
}
