package signinghelper.window.helper;

import signinghelper.check.RepairJournal;
import signinghelper.check.RepairPlan;
import signinghelper.check.Verdict;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.Background;
import signinghelper.window.part.Words;
import signinghelper.work.WindowWork;

import java.util.concurrent.Executor;

/**
 * Conversation about one repair, or about undoing one, from the question to its result. Used only in the event thread.
 */
final class RepairConversation {
    private final WindowWork work;
    private final RepairWindow window;
    private final RepairTexts texts;
    private final Words words;
    private final Background thread;
    private final Executor eventThread;
    private final Runnable onChanged;

    private interface Change {
        String make() throws Refusal;
    }

    /**
     * Creates the conversation without showing anything.
     *
     * @param thread for long operations; {@code eventThread} for the display
     * @param onChanged starts a new diagnosis after a possible change
     */
    RepairConversation(
            WindowWork work, RepairWindow window, Background thread, Executor eventThread, Runnable onChanged) {
        this.work = work;
        this.window = window;
        this.texts = window.texts().repairs();
        this.words = window.texts().words();
        this.thread = thread;
        this.eventThread = eventThread;
        this.onChanged = onChanged;
    }

    boolean isOpen() {
        return window.isOpen();
    }

    void toFront() {
        window.toFront();
    }

    /** Does nothing before the user has agreed to exactly this plan. */
    void ask(String repair) {
        var name = texts.name(repair);
        window.showWorking(name, words.get("repair.planning"));
        thread.run(() -> {
            try {
                var plan = work.repairs().plan(repair, work.circumstances());
                eventThread.execute(() -> ask(name, plan));
            } catch (Refusal refusal) {
                eventThread.execute(() -> window.showEnd(Verdict.FAIL, words.of(refusal)));
            } catch (RuntimeException e) {
                eventThread.execute(() -> window.showEnd(Verdict.FAIL, words.of(Refusal.of(ErrorCode.INTERNAL, e))));
                throw e;
            }
        });
    }

    private void ask(String name, RepairPlan plan) {
        window.ask(
                name,
                texts.plan(plan),
                "repair.ok",
                () -> make(name, () -> texts.done(work.repairs().perform(plan))));
    }

    void askUndo(RepairJournal.Run run) {
        var name = texts.undoButton(run);
        window.ask(
                name,
                words.get("repair.undo.plan"),
                "repair.undo.ok",
                () -> make(name, () -> texts.undone(work.repairs().undo(run.id()))));
    }

    private void make(String name, Change change) {
        window.showWorking(name, words.get("repair.working"));
        thread.run(() -> {
            var verdict = Verdict.FAIL;
            var lines = words.of(Refusal.of(ErrorCode.INTERNAL));
            try {
                lines = change.make();
                verdict = Verdict.PASS;
            } catch (Refusal refusal) {
                lines = words.of(refusal);
            } finally {
                var end = verdict;
                var said = lines;
                eventThread.execute(() -> end(end, said));
            }
        });
    }

    private void end(Verdict verdict, String said) {
        window.showEnd(verdict, said);
        onChanged.run();
    }
}
