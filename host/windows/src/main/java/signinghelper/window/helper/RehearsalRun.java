package signinghelper.window.helper;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.Background;
import signinghelper.work.Rehearsed;
import signinghelper.work.Task;

import java.util.function.Consumer;

/**
 * Run of a rehearsal at the helper window, one at a time. Its end is always shown.
 *
 * @param thread does the work
 * @param show runs a change of the state in the event thread
 * @param diagnose runs the diagnosis again
 */
record RehearsalRun(HelperState state, Background thread, Consumer<Runnable> show, Runnable diagnose) {
    /** Work that uses a key. */
    interface Rehearsal {
        Rehearsed with(Task task) throws Refusal;
    }

    /** Begins, unless one is running. */
    void begin(Rehearsal rehearsal, Task task) {
        if (state.rehearsal().isRunning()) {
            return;
        }
        state.rehearsal(state.rehearsal().begun());
        thread.run(() -> run(rehearsal, task));
    }

    private void run(Rehearsal rehearsal, Task task) {
        Rehearsed done = null;
        Refusal refused = Refusal.of(ErrorCode.INTERNAL);
        try {
            done = rehearsal.with(task);
            refused = null;
        } catch (Refusal refusal) {
            refused = HelperVisit.worthSaying(refusal).orElse(null);
        } finally {
            var result = done;
            var why = refused;
            show.accept(() -> end(result, why));
        }
    }

    /** Ends it, and looks again where the diagnosis has asked for one. */
    private void end(@Nullable Rehearsed done, @Nullable Refusal refused) {
        state.rehearsal(state.rehearsal().ended(done, refused));
        if (state.findings().stream().anyMatch(finding -> finding.code() == ErrorCode.REHEARSAL_NEEDED)) {
            diagnose.run();
        }
    }
}
