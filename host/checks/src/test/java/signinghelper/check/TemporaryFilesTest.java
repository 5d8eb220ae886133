package signinghelper.check;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeSource;
import signinghelper.profile.TemporaryFiles;
import signinghelper.profile.TemporaryFiles.Limits;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The check of temporary files and its two repairs, on real files in a folder of the test's own. */
class TemporaryFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Limits ROOMY = new Limits(1L << 40, 1000, 365, 1);

    @TempDir
    private Path folder;

    private Path temporary;
    private Instant now = NOW;
    private Set<String> inUse = Set.of();
    private final TimeSource time = () -> new KnownTime(now, Duration.ZERO);

    @BeforeEach
    void makeFolder() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temp"));
    }

    private static Circumstances knowing(Limits limits) {
        return TestProfiles.with(
                new TemporaryFiles(List.of(TestProfiles.dated("OldHelper*")), TestProfiles.dated(limits), Map.of()));
    }

    private Path file(String name) throws IOException {
        var file = temporary.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
        return changed(file, NOW.minus(Duration.ofDays(2)));
    }

    private static Path changed(Path path, Instant when) throws IOException {
        return Files.setLastModifiedTime(path, FileTime.from(when));
    }

    private List<Finding> look(Circumstances circumstances) {
        return new TemporaryFilesCheck(new TemporaryFolder(temporary), time, true).look(circumstances);
    }

    private Repairs repairs() {
        var there = new TemporaryFolder(temporary);
        var leftovers = TemporaryFilesRepair.ofLeftovers(there, (from, to) -> {
            if (inUse.contains(from.getFileName().toString())) {
                throw new FileSystemException(from.toString(), to.toString(), "in use");
            }
            Files.move(from, to);
        });
        var month = TemporaryFilesRepair.ofLastMonth(there, time);
        return new Repairs(List.of(leftovers, month), folder.resolve("repairs"), time, new WireFormat());
    }

    private RepairJournal.Run move(String repair) throws Refusal {
        var repairs = repairs();
        return repairs.perform(repairs.plan(repair, knowing(ROOMY)));
    }

    private static ErrorCode codeOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).code();
    }

    private static RepairPlan plan() {
        var step = new RepairPlan.Step("temporary-files.set-aside", "OldHelper1");
        return new RepairPlan("temporary-files.move", List.of(step), true, false);
    }

    private static Path aside(RepairJournal.Run run) {
        return Path.of(run.changes().get(0));
    }

    @Test
    void anOrdinaryFolderIsFine() throws Exception {
        file("a.tmp");

        var finding = look(knowing(ROOMY)).get(0);

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.evidence())
                .contains(
                        new Evidence("files", Evidence.Kind.PLAIN, "1"),
                        new Evidence("bytes", Evidence.Kind.PLAIN, "5"),
                        new Evidence("oldest-days", Evidence.Kind.PLAIN, "2"));
    }

    @Test
    void whatTheProfileNamesIsLeftOver() throws Exception {
        file("OldHelper1.tmp");
        file("OldHelperData/a");
        file("Report.docx");

        var finding = look(knowing(ROOMY)).get(0);

        assertThat(finding.code()).isEqualTo(ErrorCode.TEMPORARY_FILES_LEFT);
        assertThat(finding.facts()).containsEntry("count", "2");
        assertThat(finding.repairs()).containsExactly("temporary-files.move");
        assertThat(look(Circumstances.NONE)).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    }

    @Test
    void eachLimitIsOneOfItsOwn() throws Exception {
        file("a");
        file("sub/b");

        assertThat(look(knowing(new Limits(1, 1000, 365, 1))))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.TEMPORARY_FILES_MANY);
        assertThat(look(knowing(new Limits(1L << 40, 1, 365, 1))).get(0).facts())
                .containsEntry("files", "2");
        assertThat(look(knowing(new Limits(1L << 40, 1000, 1, 1))).get(0).repairs())
                .containsExactly("temporary-files.last-month");
        assertThat(look(knowing(new Limits(1L << 40, 1000, 365, Long.MAX_VALUE))))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.DISK_NEARLY_FULL);
    }

    @Test
    void whatCannotBeCountedInTimeIsNotCalledFine() throws Exception {
        file("a");
        file("b");
        var hasty = new TemporaryFilesCheck(new TemporaryFolder(temporary), time, true, Duration.ZERO);

        assertThat(hasty.look(knowing(ROOMY)))
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Verdict.UNKNOWN, ErrorCode.CHECK_TIMEOUT));
        assertThat(hasty.look(knowing(new Limits(1L << 40, 1000, 1, 1))))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.TEMPORARY_FILES_MANY);
        assertThat(hasty.look(Circumstances.NONE)).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    }

    /** A support desk advises this when no finding exists; the other repair always has its finding. */
    @Test
    void theLastMonthCanBePickedWithoutAFinding() throws Exception {
        file("a");

        assertThat(look(knowing(ROOMY))).extracting(Finding::verdict).containsExactly(Verdict.PASS);
        assertThat(repairs().onRequest()).containsExactly("temporary-files.last-month");
        assertThat(move("temporary-files.last-month").changes()).hasSize(2);
    }

    @Test
    void linksAreNeitherCountedNorMovedNorFollowed() throws Exception {
        var outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "precious");
        Files.createSymbolicLink(temporary.resolve("OldHelperLink"), outside);
        Files.createSymbolicLink(temporary.resolve("OldHelperFile"), outside.resolve("precious"));
        file("OldHelperData/a");
        Files.createSymbolicLink(temporary.resolve("OldHelperData/link"), outside);

        assertThat(look(knowing(new Limits(1L << 40, 1, 365, 1))))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.TEMPORARY_FILES_LEFT);
        var run = move("temporary-files.move");
        now = NOW.plus(Duration.ofDays(31));
        repairs().tidy();

        assertThat(run.changes()).hasSize(2);
        assertThat(aside(run)).doesNotExist();
        assertThat(temporary.resolve("OldHelperLink")).isSymbolicLink();
        assertThat(outside.resolve("precious")).hasContent("precious");
    }

    @Test
    void leftoversAreMovedAsideAndBackAgain() throws Exception {
        var file = file("OldHelper1.tmp");
        var data = file("OldHelperData/sub/a");
        var other = file("Report.docx");

        var run = move("temporary-files.move");
        assertThat(List.of(file, data)).noneMatch(Files::exists);
        assertThat(other).exists();
        assertThat(aside(run)).hasParent(temporary);
        assertThat(look(knowing(ROOMY))).extracting(Finding::verdict).containsExactly(Verdict.PASS);

        assertThat(repairs().undo(run.id())).isEmpty();
        assertThat(file).hasContent("OldHelper1.tmp");
        assertThat(data).exists();
        assertThat(aside(run)).doesNotExist();
        assertThat(codeOf(() -> repairs().undo(run.id()))).isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);
    }

    @Test
    void whatIsInUseStaysAndWhereAllIsNothingIsDone() throws Exception {
        var free = file("OldHelper1");
        var used = file("OldHelper2");
        inUse = Set.of("OldHelper2");

        var run = move("temporary-files.move");
        assertThat(free).doesNotExist();
        assertThat(used).exists();
        repairs().undo(run.id());
        assertThat(free).exists();

        inUse = Set.of("OldHelper1", "OldHelper2");
        assertThat(codeOf(() -> move("temporary-files.move"))).isEqualTo(ErrorCode.REPAIR_FAILED);
        try (var left = Files.list(temporary)) {
            assertThat(left).containsExactlyInAnyOrder(free, used);
        }
    }

    @Test
    void aNewerFileIsNotOverwritten() throws Exception {
        var file = file("OldHelper1");
        var second = file("OldHelper2");
        var run = move("temporary-files.move");
        Files.writeString(file, "newer");

        repairs().undo(run.id());

        assertThat(file).hasContent("newer");
        assertThat(second).hasContent("OldHelper2");
        assertThat(aside(run).resolve("OldHelper1")).hasContent("OldHelper1");
    }

    @Test
    void aJournalThatCannotBeWrittenLeavesEverythingAsItWas() throws Exception {
        file("OldHelper2/journals/other");
        var second = temporary.resolve("OldHelper2");
        var files = List.of(file("OldHelper1"), second, file("OldHelper3"));
        var repair = TemporaryFilesRepair.ofLeftovers(new TemporaryFolder(temporary));
        var plan = repair.plan(knowing(ROOMY));
        // The way to the journal leads through the second folder, and ends once that has been moved.
        var way = Files.createSymbolicLink(folder.resolve("way"), second);
        var journal = new RepairJournal(way.resolve("journals/run"), new WireFormat());
        journal.begin(plan, NOW);

        assertThat(codeOf(() -> repair.perform(plan, journal))).isEqualTo(ErrorCode.REPAIR_FAILED);
        assertThat(journal.read().changes()).hasSize(3);
        try (var left = Files.list(temporary)) {
            assertThat(left).containsExactlyInAnyOrderElementsOf(files);
        }
    }

    /** The computer went off between the journal's line and the move, or after it. */
    @Test
    void aRunThatWasCutShortIsTakenBack() throws Exception {
        var moved = file("OldHelper1");
        var noted = file("OldHelper2");
        var aside = Files.createDirectory(temporary.resolve("signing-helper-set-aside-1"));
        Files.move(moved, aside.resolve("OldHelper1"));
        var journal = new RepairJournal(folder.resolve("repairs/run"), new WireFormat());
        journal.begin(plan(), NOW);
        List.of(aside.toString(), "OldHelper1", "OldHelper2").forEach(journal::note);

        repairs().undo("run");

        assertThat(moved).exists();
        assertThat(noted).exists();
    }

    /** A journal lies where the user's programs may write; its content must not lead to other places. */
    @Test
    void aForgedJournalMovesAndDeletesNothing() throws Exception {
        var precious = Files.createDirectory(folder.resolve("precious"));
        Files.writeString(precious.resolve("a"), "a");
        for (var lines : List.of(
                List.of(precious.toString(), "a"),
                List.of("signing-helper-set-aside-1", "a"),
                List.of(temporary.resolve("signing-helper-set-aside-1").toString(), "../../precious/a", ".."))) {
            var journal = new RepairJournal(folder.resolve("repairs/run"), new WireFormat());
            journal.begin(plan(), NOW.minus(Duration.ofDays(40)));
            lines.forEach(journal::note);

            assertThat(codeOf(() -> repairs().undo("run"))).isNotNull();
            repairs().tidy();
            assertThat(precious.resolve("a")).hasContent("a");
            Files.delete(folder.resolve("repairs/run"));
        }
    }

    /** The name was visible while the folder existed, and in a folder of all users anyone may make it anew. */
    @Test
    void aFolderThatIsSomebodyElsesIsNotTakenForTheOneSetAside() throws Exception {
        Assumptions.assumeTrue(System.getProperty("user.name").equals("root"), "only root gives files away");
        var aside = Files.createDirectory(temporary.resolve("signing-helper-set-aside-1"));
        var theirs = Files.writeString(aside.resolve("OldHelper1"), "theirs");
        var nobody = aside.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.setOwner(aside, nobody);
        var journal = new RepairJournal(folder.resolve("repairs/run"), new WireFormat());
        journal.begin(plan(), NOW.minus(Duration.ofDays(40)));
        List.of(aside.toString(), "OldHelper1").forEach(journal::note);

        assertThat(codeOf(() -> repairs().undo("run"))).isEqualTo(ErrorCode.REPAIR_FAILED);
        repairs().tidy();
        assertThat(theirs).hasContent("theirs");
    }

    @Test
    void afterThirtyDaysItIsDeletedAndNoSooner() throws Exception {
        file("OldHelperData/a");
        var run = move("temporary-files.move");

        now = NOW.plus(Duration.ofDays(29));
        repairs().tidy();
        assertThat(aside(run)).exists();

        now = NOW.plus(Duration.ofDays(31));
        repairs().tidy();
        assertThat(aside(run)).doesNotExist();
        assertThat(repairs().runs()).extracting(RepairJournal.Run::forgotten).containsExactly(true);
        assertThat(codeOf(() -> repairs().undo(run.id()))).isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);
    }

    @Test
    void theLastMonthIsTheLastMonth() throws Exception {
        var fresh = file("fresh");
        var old = changed(file("old"), NOW.minus(Duration.ofDays(40)));

        var run = move("temporary-files.last-month");

        assertThat(fresh).doesNotExist();
        assertThat(old).exists();
        repairs().undo(run.id());
        assertThat(fresh).exists();
    }

    @Test
    void whereNothingIsLeftOverThereIsNothingToDo() throws Exception {
        file("Report.docx");

        assertThat(codeOf(() -> repairs().plan("temporary-files.move", knowing(ROOMY))))
                .isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);
    }
}
