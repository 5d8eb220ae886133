package signinghelper.window.helper;

import org.jspecify.annotations.Nullable;
import signinghelper.check.RepairJournal;
import signinghelper.prompt.HelperWork;
import signinghelper.prompt.InspectionWork;
import signinghelper.prompt.PluggedTokens;
import signinghelper.prompt.SupportWork;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.window.part.Background;
import signinghelper.window.part.WebPage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/**
 * The helper window from its opening to its closing. Lives in the event thread; what takes time is done in threads of its
 * own, which keep nothing alive.
 */
final class HelperVisit implements HelperActions {
    private static final Logger LOG = System.getLogger(HelperVisit.class.getName());

    private final HelperWork work;
    private final SupportWork support;
    private final HelperFrame frame;
    private final HelperState state;
    private final Cancellation ended = new Cancellation();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final Background looking = new Background("helper window tokens");
    private final Background checking = new Background("helper window diagnosis");
    private final Background changing = new Background("helper window PIN");
    private final Background repairing = new Background("helper window repair");
    private final Background browsing = new Background("helper window browser");
    private Optional<RepairConversation> repair = Optional.empty();

    HelperVisit(HelperWork work, InspectionWork inspection, SupportWork support, HelperTexts texts) {
        this.work = work;
        this.support = support;
        this.frame = new HelperFrame(texts, work, inspection, this);
        this.state = frame.state();
    }

    void open(@Nullable ErrorCode about) {
        frame.open();
        looking.run(this::follow);
        diagnose();
        turnTo(about);
    }

    /** Looks anew where {@code about} is not among the findings, since it has come up after the last look. */
    void toFront(@Nullable ErrorCode about) {
        frame.toFront();
        if (about != null && state.findings().stream().noneMatch(finding -> finding.code() == about)) {
            diagnose();
        }
        turnTo(about);
    }

    private void turnTo(@Nullable ErrorCode about) {
        if (about != null) {
            frame.turnTo(about);
        }
    }

    boolean isEnded() {
        return ended.reason().isPresent();
    }

    /** Done when the window is closed and nothing that it has begun touches a PIN, or changes anything, any more. */
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
        changing.end(() -> repairing.end(() -> closed.complete(true)));
    }

    @Override
    public void diagnose() {
        if (state.isDiagnosing()) {
            return;
        }
        state.beginDiagnosis();
        checking.run(() -> {
            var profile = work.profile();
            var runs = work.repairRuns();
            show(() -> state.know(profile, runs));
            try {
                work.diagnose(finding -> show(() -> state.add(finding)), ended);
            } finally {
                show(this::endDiagnosis);
            }
            // Nobody tells of a U-Key that cannot be read.
            look();
        });
    }

    private void endDiagnosis() {
        state.endDiagnosis();
        if (FirstStep.areAllDone(state)) {
            checking.run(work::rememberPassed);
        }
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
        var language = frame.language();
        changing.run(() -> {
            Optional<Refusal> refused = Optional.empty();
            try {
                work.changePin(language, ended);
            } catch (Refusal refusal) {
                refused = worthSaying(refusal);
            } finally {
                var said = refused;
                show(() -> state.endPinChange(said));
            }
            look();
        });
    }

    /** Who has closed the window for the PIN knows it. */
    private static Optional<Refusal> worthSaying(Refusal refusal) {
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

    /** One at a time. */
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
    public void browse(URI page) {
        browsing.run(() -> {
            if (!WebPage.open(page)) {
                show(() -> state.couldNotBrowse(page));
            }
        });
    }

    @Override
    public void saveSupportBundle() {
        frame.openSupportBundle(support);
    }

    @Override
    public void showFirstSteps() {
        frame.showFirstSteps();
    }

    private void show(Runnable change) {
        SwingUtilities.invokeLater(() -> {
            if (!isEnded()) {
                change.run();
            }
        });
    }
}
