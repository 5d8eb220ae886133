package signinghelper.commandline;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.check.CertificateReading;
import signinghelper.check.Check;
import signinghelper.check.Circumstances;
import signinghelper.check.EnrolmentCheck;
import signinghelper.check.Evidence;
import signinghelper.check.Finding;
import signinghelper.check.Repair;
import signinghelper.check.RepairJournal;
import signinghelper.check.RepairPlan;
import signinghelper.check.Verdict;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.match.Account;
import signinghelper.guidance.Language;
import signinghelper.guidance.WordBook;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.token.plugged.Tokens;

import java.io.IOException;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code diagnose} and {@code repair}. */
class DiagnoseTest {
    private static final String CLOCK = "clock";

    @TempDir
    private Path folder;

    private TestTerminal terminal;

    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void openTerminal() {
        terminal = new TestTerminal(folder);
    }

    private record FixedCheck(String id, Finding finding) implements Check {
        @Override
        public List<Finding> look(Circumstances circumstances) {
            return List.of(finding);
        }
    }

    private static Check finding(String check, Verdict verdict, ErrorCode code) {
        var seen = new Evidence("seen", Evidence.Kind.PATH, "/home/\u202Eperson");
        return new FixedCheck(check, Finding.of(check, verdict, code, seen).with(Map.of("offset", "+1:00:00")));
    }

    private static Check passing(String check) {
        return new FixedCheck(check, Finding.pass(check));
    }

    private final class FixedRepair implements Repair {
        @Override
        public String id() {
            return "clock.synchronise";
        }

        @Override
        public RepairPlan plan(Circumstances circumstances) {
            return new RepairPlan(id(), List.of(new RepairPlan.Step("clock.set-ntp", "timedatectl")), false, true);
        }

        @Override
        public void perform(RepairPlan plan, RepairJournal journal) {
            done.add(plan.repair());
        }

        @Override
        public void undo(RepairJournal.Run run) throws Refusal {
            throw Refusal.of(ErrorCode.REPAIR_NOT_UNDOABLE);
        }
    }

    @Test
    void printsWhatIsWrongWhatToDoAndWhatWasSeen() {
        var finding = finding(CLOCK, Verdict.FAIL, ErrorCode.CLOCK_WRONG);
        terminal.with(passing("host"), finding);

        assertThat(terminal.run("diagnose").out())
                .contains("[all right] Signing Helper program\n  The program runs as it should.\n")
                .contains("[fault] Clock\n", "(CLOCK_WRONG)", "The clock is about 1 h fast.", "  - ")
                .contains("    seen = /home/<U+202E>person\n");
        assertThat(terminal.run("diagnose", "--lang", "zh-CN").out()).contains("[有问题] 电脑时间");
    }

    /** No user at this computer can fix it, and no user is told to look for a fault at their end. */
    @Test
    void whatTheProfileDoesNotHaveIsSaidToBeNobodysFault() {
        var empty = new EnrolmentCheck(
                new CertificateReading(new Tokens(List.of()), () -> HolderRules.USUAL),
                Set::of,
                ProxySelector.getDefault(),
                new WireFormat());
        terminal.with(empty);

        assertThat(terminal.run("diagnose", "--lang", "zh-CN").out()).contains("[没有检测] 证书登记\n  平台尚未提供这一项的资料，您不用处理。");
        assertThat(terminal.run("diagnose").exitCode()).isZero();
    }

    @Test
    void theWorstVerdictIsTheExitCode() {
        var unknown = finding("portal", Verdict.UNKNOWN, ErrorCode.CHECK_TIMEOUT);
        var warning = finding("pin", Verdict.WARN, ErrorCode.PIN_LAST_TRY);
        var fault = finding(CLOCK, Verdict.FAIL, ErrorCode.CLOCK_WRONG);

        assertThat(terminal.with(passing("host")).run("diagnose").exitCode()).isZero();
        assertThat(terminal.with(passing("host"), unknown).run("diagnose").exitCode())
                .isEqualTo(7);
        assertThat(terminal.with(warning, unknown).run("diagnose").exitCode()).isEqualTo(8);
        assertThat(terminal.with(warning, fault, unknown).run("diagnose").exitCode())
                .isEqualTo(9);
        assertThat(terminal.run("diagnose", "--only", "pin,portal").exitCode()).isEqualTo(8);
    }

    @Test
    void jsonHoldsTheEvidence() throws Exception {
        var json = terminal.with(finding(CLOCK, Verdict.WARN, ErrorCode.CLOCK_WRONG))
                .run("diagnose", "--json")
                .json();

        assertThat(json.path("worst").asText()).isEqualTo("WARN");
        assertThat(json.path("profile").asText()).isEqualTo("test");
        var finding = json.at("/findings/0");
        assertThat(finding.fieldNames())
                .toIterable()
                .containsExactly("check", "name", "verdict", "code", "guidance", "facts", "evidence", "repairs");
        assertThat(finding.at("/evidence/0/kind").asText()).isEqualTo("PATH");
    }

    @Test
    void anUnknownCheckOrRepairIsWrongUse() {
        terminal.with(passing("host")).with(new FixedRepair());

        assertThat(terminal.run("diagnose", "--only", "nonsense").exitCode()).isEqualTo(2);
        assertThat(terminal.run("diagnose", "--only", "nonsense").errors()).contains("There are: host");
        assertThat(terminal.run("repair", "nonsense").errors()).contains("There are: clock.synchronise");
    }

    @Test
    void withoutConsentARepairOnlySaysWhatItWouldDo() throws Exception {
        terminal.with(new FixedRepair());

        var outcome = terminal.run("repair", "clock.synchronise");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("timedatectl");
        assertThat(outcome.errors()).contains("Nothing has been done", "administrator");
        assertThat(done).isEmpty();
        assertThat(folder.resolve("repairs")).doesNotExist();

        var json =
                terminal.run("repair", "clock.synchronise", "--yes", "--json").json();
        assertThat(done).containsExactly("clock.synchronise");
        assertThat(folder.resolve("repairs").resolve(json.path("run").asText())).exists();
    }

    /** Check whose evidence is the account that it was asked about. */
    private static final class AccountCheck implements Check {
        @Override
        public String id() {
            return "subject-match";
        }

        @Override
        public List<Finding> look(Circumstances circumstances) {
            var account = String.valueOf(circumstances.account());
            return List.of(Finding.pass(id(), new Evidence("account", Evidence.Kind.IDENTITY, account)));
        }
    }

    @Test
    void comparesWithTheAccountThatIsNamed() throws Exception {
        terminal.with(new AccountCheck());
        var account = new Account("测试供应商有限公司", "914201007071167872", Account.Role.PURCHASER);
        var file =
                terminal.file("account.json", new String(account.canonicalJson().toArray(), StandardCharsets.UTF_8));

        assertThat(terminal.run("diagnose", "--account", file).out()).contains(account.toString());
        assertThat(terminal.run(
                                "diagnose",
                                "--name",
                                account.name(),
                                "--credit-code",
                                account.creditCode(),
                                "--role",
                                "purchaser")
                        .out())
                .contains(account.toString());
        assertThat(terminal.run("diagnose").out()).contains("account = null");
    }

    @Test
    void whatIsNoAccountIsSaidSo() throws Exception {
        terminal.with(new AccountCheck());
        var wrong = terminal.file("wrong.json", "{\"name\": \"a\", \"creditCode\": \"b\", \"role\": \"judge\"}");

        assertThat(terminal.run("diagnose", "--account", wrong).exitCode()).isEqualTo(2);
        assertThat(terminal.run("diagnose", "--account", wrong).errors()).contains("This is not an account");
        assertThat(terminal.run("diagnose", "--name", "a").exitCode()).isEqualTo(2);
        assertThat(terminal.run("diagnose", "--name", " ", "--credit-code", "b", "--role", "supplier")
                        .exitCode())
                .isEqualTo(2);
        assertThat(terminal.run(
                                "diagnose",
                                "--account",
                                wrong,
                                "--name",
                                "a",
                                "--credit-code",
                                "b",
                                "--role",
                                "supplier")
                        .exitCode())
                .isEqualTo(2);
        var missing = terminal.run("diagnose", "--json", "--account", folder.resolve("missing.json"));
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.json().at("/errors/0/code").asText()).isEqualTo("FILE_ABSENT");
    }

    /** Moves a file, or leaves the undoing to the user. */
    private static final class MovingRepair implements Repair {
        private final Path from;
        private final Path to;
        private final boolean byHand;

        MovingRepair(Path from, Path to, boolean byHand) {
            this.from = from;
            this.to = to;
            this.byHand = byHand;
        }

        @Override
        public String id() {
            return "temporary-files.move";
        }

        @Override
        public RepairPlan plan(Circumstances circumstances) {
            var step = new RepairPlan.Step("temporary-files.set-aside", from.toString());
            return new RepairPlan(id(), List.of(step), true, false);
        }

        @Override
        public void perform(RepairPlan plan, RepairJournal journal) throws Refusal {
            journal.note(from.toString());
            move(from, to);
        }

        @Override
        public void undo(RepairJournal.Run run) throws Refusal {
            move(to, from);
        }

        @Override
        public List<RepairPlan.Step> undoByHand(RepairJournal.Run run) {
            return byHand ? List.of(new RepairPlan.Step("middleware.import", to.toString())) : List.of();
        }

        private static void move(Path from, Path to) throws Refusal {
            try {
                Files.move(from, to);
            } catch (IOException e) {
                throw Refusal.of(ErrorCode.REPAIR_FAILED, e);
            }
        }
    }

    @Test
    void whatWasDoneIsListedAndTakenBackOnce() throws Exception {
        var file = terminal.file("a", "a");
        terminal.with(new MovingRepair(file, folder.resolve("b"), false));
        assertThat(terminal.run("repair", "--list").errors()).contains("No repair has been done");

        var run = terminal.run("repair", "temporary-files.move", "--yes", "--json")
                .json()
                .path("run")
                .asText();
        assertThat(file).doesNotExist();
        assertThat(terminal.run("repair", "--list").out())
                .contains("Move aside what earlier programs have left", file.toString(), "repair --undo " + run);
        assertThat(terminal.run("repair", "--list", "--json")
                        .json()
                        .at("/runs/0/canBeUndone")
                        .asBoolean())
                .isTrue();

        assertThat(terminal.run("repair", "--undo", run).errors()).contains("Taken back");
        assertThat(file).hasContent("a");
        assertThat(terminal.run("repair", "--list").out()).contains("Taken back. (" + run + ")");
        var again = terminal.run("repair", "--undo", run, "--json");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.json().at("/errors/0/code").asText()).isEqualTo("REPAIR_NOT_NEEDED");
    }

    @Test
    void whatOnlyThePersonCanTakeBackIsExplained() throws Exception {
        var file = terminal.file("a", "a");
        terminal.with(new MovingRepair(file, folder.resolve("b"), true));
        var run = terminal.run("repair", "temporary-files.move", "--yes", "--json")
                .json()
                .path("run")
                .asText();

        var outcome = terminal.run("repair", "--undo", run);
        assertThat(outcome.out()).contains("double-click", folder.resolve("b").toString());
        assertThat(outcome.errors()).contains("Nothing has been done");
        assertThat(file).doesNotExist();
    }

    @Test
    void oneThingIsAskedForAtATime() {
        terminal.with(new FixedRepair());

        assertThat(terminal.run("repair").exitCode()).isEqualTo(2);
        assertThat(terminal.run("repair", "clock.synchronise", "--list").exitCode())
                .isEqualTo(2);
        assertThat(terminal.run("repair", "--list", "--undo", "x").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void everyVerdictHasWords(Verdict verdict) {
        for (var language : Language.values()) {
            assertThat(new WordBook("signinghelper.commandline.words", language).get("diagnose." + verdict))
                    .isNotBlank();
        }
    }
}
