package signinghelper.window.helper;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.RememberedChoices;
import signinghelper.check.RepairJournal;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.Cancellation;
import signinghelper.token.HeldKey;
import signinghelper.window.part.Background;
import signinghelper.window.part.WebPage;
import signinghelper.work.News;
import signinghelper.work.PluggedTokens;
import signinghelper.work.Task;
import signinghelper.work.WindowSettings;
import signinghelper.work.WindowWork;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/**
 * Visit of the helper window, from its opening to its closing. Used only in the event thread; long work is done in
 * daemon threads.
 */
final class HelperVisit implements HelperActions {
    private static final Logger LOG = System.getLogger(HelperVisit.class.getName());

    private final WindowWork work;
    private final HelperFrame frame;
    private final HelperState state;
    private final Cancellation ended = new Cancellation();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final Background looking = new Background("helper window tokens");
    private final Background checking = new Background("helper window diagnosis");
    private final Background changing = new Background("helper window PIN");
    private final Background repairing = new Background("helper window repair");
    private final Background rehearsing = new Background("helper window rehearsal");
    private final Background browsing = new Background("helper window browser");
    private Optional<RepairConversation> repair = Optional.empty();

    HelperVisit(WindowWork work, HelperTexts texts) {
        this.work = work;
        this.frame = new HelperFrame(texts, work, this);
        this.state = frame.state();
    }

    void open() {
        frame.open();
        looking.run(this::follow);
        diagnose();
    }

    void toFront() {
        frame.toFront();
    }

    /**
     * Shows a finding, if one is named. Runs the diagnosis again when it is not among the findings, since the problem
     * appeared after the last run.
     */
    void turnTo(@Nullable ErrorCode about) {
        if (about == null) {
            return;
        }
        if (state.findings().stream().noneMatch(finding -> finding.code() == about)) {
            diagnose();
        }
        frame.turnTo(about);
    }

    /** Shows the verdict on each of the files. */
    void inspect(List<Path> files) {
        frame.inspect(files);
    }

    boolean isEnded() {
        return ended.reason().isPresent();
    }

    /**
     * Returns a future that completes when the window is closed and no work of it still uses a PIN or makes changes.
     */
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
        List.of(looking, checking, browsing).forEach(thread -> thread.end(() -> {}));
        changing.end(() -> rehearsing.end(() -> repairing.end(() -> closed.complete(true))));
    }

    @Override
    public void diagnose() {
        if (state.isDiagnosing()) {
            return;
        }
        state.beginDiagnosis();
        var task = task(this::hear);
        checking.run(() -> {
            var profile = work.profile();
            var runs = work.repairs().runs();
            var choices = work.choices().all();
            show(() -> {
                state.remembered(choices);
                state.know(profile, runs);
            });
            try {
                work.diagnosis().run(work.circumstances(), Set.of(), task);
            } finally {
                show(this::endDiagnosis);
            }
            // An unreadable U-Key causes no notification.
            look();
        });
    }

    private void hear(News news) {
        if (news instanceof News.Found found) {
            show(() -> state.add(found.finding()));
        }
    }

    /** Creates a task of the user at this window, which ends with it. */
    private Task task(News.Listener news) {
        return new Task(new Asker.HelperWindow(), frame.language(), ended, news);
    }

    private void endDiagnosis() {
        state.endDiagnosis();
        if (FirstStep.areAllDone(state)) {
            checking.run(work.passedOnce()::remember);
        }
    }

    /** Follows before the first listing, so that no change between the two is missed. */
    private void follow() {
        var watch = work.tokens().watch(change -> look());
        ended.onCancel(() -> new Thread(watch::close, "helper window end").start());
        look();
    }

    private void look() {
        try {
            var tokens = work.readTokens().read();
            show(() -> state.plugged(tokens, Optional.empty()));
        } catch (Refusal refusal) {
            LOG.log(Level.WARNING, "U-Keys cannot be listed", refusal);
            show(() -> state.plugged(PluggedTokens.NONE, Optional.of(refusal)));
        }
    }

    @Override
    public void changePin() {
        if (state.isChangingPin()) {
            return;
        }
        state.beginPinChange();
        var task = task(news -> {});
        changing.run(() -> {
            Optional<Refusal> refused = Optional.empty();
            try {
                work.changePin().change(task);
            } catch (Refusal refusal) {
                refused = worthSaying(refusal);
            } finally {
                var said = refused;
                show(() -> state.endPinChange(said));
            }
            look();
        });
    }

    @Override
    public void rehearse(HeldKey key) {
        rehearse(task -> work.rehearseHere().withOwn(key.key().certificate(), task));
    }

    @Override
    public void rehearse(List<Path> files) {
        if (!files.isEmpty()) {
            rehearse(task -> work.rehearseHere().withFiles(files, task));
        }
    }

    private void rehearse(RehearsalRun.Rehearsal rehearsal) {
        new RehearsalRun(state, rehearsing, this::show, this::diagnose).begin(rehearsal, task(news -> {}));
    }

    /** A user who has closed the PIN window knows that already, so nothing is shown. */
    static Optional<Refusal> worthSaying(Refusal refusal) {
        return Optional.of(refusal).filter(why -> why.code() != ErrorCode.CANCELLED);
    }

    @Override
    public void repair(String id) {
        hold(repair -> repair.ask(id));
    }

    @Override
    public void undo(RepairJournal.Run run) {
        hold(repair -> repair.askUndo(run));
    }

    /** Holds one conversation at a time. */
    private void hold(Consumer<RepairConversation> beginning) {
        if (repair.filter(RepairConversation::isOpen).isPresent()) {
            repair.get().toFront();
            return;
        }
        var fresh = new RepairConversation(work, frame.repairWindow(), repairing, this::show, this::diagnose);
        repair = Optional.of(fresh);
        beginning.accept(fresh);
    }

    @Override
    public void forget(RememberedChoices.Choice choice) {
        looking.run(() -> {
            work.choices().forget(choice);
            var left = work.choices().all();
            show(() -> state.remembered(left));
        });
    }

    @Override
    public void settle(WindowSettings settings) {
        work.settings().keep(settings);
        frame.settle(settings);
    }

    @Override
    public void browse(URI page) {
        browsing.run(() -> {
            if (!WebPage.open(page)) {
                show(() -> state.couldNotBrowse(page));
            }
        });
    }

    @Override
    public void saveSupportBundle() {
        frame.openSupportBundle(work.gatherSupport()::gather);
    }

    @Override
    public void showFirstSteps() {
        frame.showFirstSteps();
    }

    @Override
    public void showFindings() {
        frame.turnTo(FindingsPage.class);
    }

    @Override
    public void showTokens() {
        frame.turnTo(TokensPage.class);
    }

    private void show(Runnable change) {
        SwingUtilities.invokeLater(() -> {
            if (!isEnded()) {
                change.run();
            }
        });
    }
}
