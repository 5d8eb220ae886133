package signinghelper.check;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.clock.ComputerTime;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RepairsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private final Path folder;
    private final Repairs repairs;
    private boolean undoable = true;
    private @Nullable Refusal failure;
    private RepairJournal.@Nullable Run undone;

    RepairsTest(@TempDir Path folder) {
        this.folder = folder.resolve("repairs");
        var time = new ComputerTime(Clock.fixed(NOW, ZoneOffset.UTC));
        repairs = new Repairs(List.of(new Moving()), this.folder, time, new WireFormat());
    }

    /** Notes what it would move. */
    private final class Moving implements Repair {
        @Override
        public String id() {
            return "move";
        }

        @Override
        public RepairPlan plan(Circumstances circumstances) {
            var steps = List.of(new RepairPlan.Step("move", "a\nb"), new RepairPlan.Step("move", "c"));
            return new RepairPlan("move", steps, undoable, false);
        }

        @Override
        public void perform(RepairPlan plan, RepairJournal journal) throws Refusal {
            plan.steps().forEach(step -> journal.note(step.target()));
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void undo(RepairJournal.Run done) {
            undone = done;
        }
    }

    private RepairJournal.Run run() throws Refusal {
        return repairs.perform(repairs.plan("move", Circumstances.NONE));
    }

    private static ErrorCode codeOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).code();
    }

    @Test
    void whatIsDoneIsWrittenDown() throws Exception {
        var run = run();

        assertThat(run.repair()).isEqualTo("move");
        assertThat(run.began()).isEqualTo(NOW);
        assertThat(run.changes()).containsExactly("a\nb", "c");
        assertThat(run.finished()).isTrue();
        assertThat(repairs.runs()).containsExactly(run);
    }

    @Test
    void aRunIsTakenBackOnce() throws Exception {
        var run = run();
        repairs.undo(run.id());

        assertThat(undone).isEqualTo(run);
        assertThat(run.canBeUndone()).isTrue();
        assertThat(repairs.runs()).extracting(RepairJournal.Run::undone).containsExactly(true);
        assertThat(repairs.runs()).noneMatch(RepairJournal.Run::canBeUndone);
        assertThat(codeOf(() -> repairs.undo(run.id()))).isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);
    }

    @Test
    void aRunOfAPlanThatCannotBeTakenBackIsRemembered() throws Exception {
        undoable = false;

        assertThat(run().canBeUndone()).isFalse();
    }

    @Test
    void aRunThatFailedIsThereUnfinished() {
        failure = Refusal.of(ErrorCode.REPAIR_FAILED);

        assertThat(codeOf(this::run)).isEqualTo(ErrorCode.REPAIR_FAILED);
        assertThat(repairs.runs()).extracting(RepairJournal.Run::finished).containsExactly(false);
    }

    /** The computer went off in the middle of a line. */
    @Test
    void aLineThatWasCutShortIsPassedOver() throws Exception {
        var file = folder.resolve(run().id());
        Files.writeString(file, "{\"kind\":\"CHA", StandardOpenOption.APPEND);

        assertThat(repairs.runs()).hasSize(1);
        assertThat(repairs.runs().get(0).changes()).hasSize(2);
    }

    @Test
    void aFileThatIsNoJournalHidesNoOther() throws Exception {
        run();
        Files.writeString(folder.resolve("stray"), "stray");

        assertThat(repairs.runs()).hasSize(1);
    }

    @Test
    void withoutItsJournalNothingIsDone() throws IOException {
        Files.createFile(folder);

        assertThat(codeOf(this::run)).isEqualTo(ErrorCode.REPAIR_FAILED);
    }

    @Test
    void anUnknownRepairIsRefused() {
        assertThat(codeOf(() -> repairs.plan("other", Circumstances.NONE))).isEqualTo(ErrorCode.REQUEST_MALFORMED);
        assertThat(codeOf(() -> repairs.undo("other"))).isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);
    }
}
