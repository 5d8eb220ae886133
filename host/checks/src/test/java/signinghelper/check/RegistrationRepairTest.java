package signinghelper.check;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.clock.ComputerTime;
import signinghelper.platform.FakeRegistry;
import signinghelper.platform.Registry;
import signinghelper.platform.TestProduct;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.BrowserStatus;
import signinghelper.registration.Registration;
import signinghelper.registration.Scope;
import signinghelper.registration.WindowsBrowserRegistry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The repair as the window and the command line do it: planned, agreed to, done with its journal, taken back. */
class RegistrationRepairTest {
    private static final String BROKEN = "{ \"name\": \"签\" ";

    @TempDir
    private Path folder;

    private TestComputer computer;

    @BeforeEach
    void start() throws IOException {
        computer = new TestComputer(folder.resolve("computer")).withChromium().withEdge();
    }

    private Repairs repairs(Supplier<Registration> registration) {
        var format = new WireFormat();
        var repair = RegistrationRepair.renewing(registration, () -> List.of(TestComputer.EXTENSION), format);
        var time = new ComputerTime(Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC));
        return new Repairs(
                List.of(repair, RegistrationRepair.yielding(registration, "1.2.3", format)),
                folder.resolve("repairs"),
                time,
                format);
    }

    private Repairs repairs() {
        return repairs(computer::registration);
    }

    private static RepairPlan plan(Repairs repairs) throws Refusal {
        return repairs.plan(RegistrationRepair.ID, Circumstances.NONE);
    }

    private static ErrorCode codeOf(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).code();
    }

    /** Every file with its bytes, and every folder. */
    private Map<Path, String> tree() throws IOException {
        try (var paths = Files.walk(folder.resolve("computer"))) {
            return paths.collect(
                    Collectors.toMap(path -> path, RegistrationRepairTest::content, (one, other) -> one, TreeMap::new));
        }
    }

    private static String content(Path path) {
        try {
            return Files.isDirectory(path) ? "" : Files.readString(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void thePlanNamesEachFileAndChangesNothing() throws Exception {
        computer.config("chromium/NativeMessagingHosts/signinghelper.demo.json", BROKEN);
        var before = tree();

        var plan = plan(repairs());

        assertThat(plan.undoable()).isTrue();
        assertThat(plan.elevated()).isFalse();
        assertThat(plan.steps())
                .extracting(RepairPlan.Step::action)
                .containsExactly("registration.write", "registration.replace");
        assertThat(plan.steps().get(1).target()).isEqualTo(computer.manifest().toString());
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void whenItIsDoneTheBrowsersStartThisProgramAndAfterwardsAllIsAsItWas() throws Exception {
        computer.config("chromium/NativeMessagingHosts/signinghelper.demo.json", BROKEN);
        var before = tree();
        var repairs = repairs();

        var run = repairs.perform(plan(repairs));

        var here = computer.registration();
        assertThat(here.installed())
                .hasSize(2)
                .allSatisfy(browser -> assertThat(here.status(browser, List.of(TestComputer.EXTENSION))
                                .state())
                        .isEqualTo(BrowserStatus.State.REGISTERED));
        assertThat(run.changes()).hasSize(2);
        assertThat(codeOf(() -> plan(repairs))).isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);

        repairs.undo(run.id());

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void whatFailsHalfWayLosesNothing() throws Exception {
        // Edge is written for first. Where Chromium's folder for hosts belongs lies something else.
        computer.config("chromium/NativeMessagingHosts", "");
        var repairs = repairs();
        var plan = plan(repairs);
        assertThat(plan.steps()).hasSize(2);
        var before = tree();

        assertThat(codeOf(() -> repairs.perform(plan))).isEqualTo(ErrorCode.REPAIR_FAILED);

        assertThat(tree()).isEqualTo(before);
        var run = repairs.runs().get(0);
        assertThat(run.changes()).hasSize(2);
        assertThat(run.finished()).isFalse();
        repairs.undo(run.id());
        assertThat(tree()).isEqualTo(before);
    }

    /** The computer went off after the first of two changes. */
    @Test
    void aRunThatWasCutShortIsTakenBackAsFarAsItWent() throws Exception {
        var before = tree();
        var repairs = repairs();
        var run = repairs.perform(plan(repairs));
        Files.delete(computer.manifest());
        Files.delete(computer.manifest().getParent());

        repairs.undo(run.id());

        assertThat(tree()).isEqualTo(before);
    }

    /** A change to which the user has not agreed is not made. */
    @Test
    void aPlanThatDoesNotFitAnyMoreIsNotPerformed() throws Exception {
        var repairs = repairs();
        var plan = plan(repairs);
        computer.config("chromium/NativeMessagingHosts/signinghelper.demo.json", BROKEN);
        var before = tree();

        assertThat(codeOf(() -> repairs.perform(plan))).isEqualTo(ErrorCode.REPAIR_FAILED);

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void withoutItsJournalNothingIsChanged() throws Exception {
        var repairs = repairs();
        var plan = plan(repairs);
        Files.createFile(folder.resolve("repairs"));
        var before = tree();

        assertThat(codeOf(() -> repairs.perform(plan))).isEqualTo(ErrorCode.REPAIR_FAILED);

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void whatSomebodyHasChangedSinceIsNotTakenBack() throws Exception {
        var repairs = repairs();
        var run = repairs.perform(plan(repairs));
        Files.writeString(computer.manifest(), "somebody else's");
        var before = tree();

        assertThat(codeOf(() -> repairs.undo(run.id()))).isEqualTo(ErrorCode.REPAIR_FAILED);

        assertThat(tree()).isEqualTo(before);
    }

    private Registration everyones(String version) throws IOException {
        computer.file("opt/helper/signing-helper", "");
        computer.file("opt/helper/version.txt", version);
        return computer.registration("opt/helper/signing-helper");
    }

    private static RepairPlan planToYield(Repairs repairs) throws Refusal {
        return repairs.plan(RegistrationRepair.YIELD, Circumstances.NONE);
    }

    @Test
    void aNewerProgramForEveryoneServesOnceTheUsersOwnYields() throws Exception {
        computer.registered(everyones("1.10.0\n"), Scope.SYSTEM).registered(Scope.PERSON);
        var before = tree();
        var repairs = repairs();

        var plan = planToYield(repairs);
        assertThat(plan.steps()).extracting(RepairPlan.Step::action).containsOnly("registration.give-up");
        var run = repairs.perform(plan);

        var everyones = computer.registration("opt/helper/signing-helper");
        assertThat(everyones.installed())
                .hasSize(2)
                .allSatisfy(browser -> assertThat(everyones
                                .status(browser, List.of(TestComputer.EXTENSION))
                                .state())
                        .isEqualTo(BrowserStatus.State.REGISTERED));
        assertThat(codeOf(() -> planToYield(repairs))).isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);

        repairs.undo(run.id());
        assertThat(tree()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "1.2.2", "nonsense", ""})
    void nothingYieldsToAnOlderProgramOrOneThatDoesNotSayItsVersion(String version) throws Exception {
        computer.registered(everyones(version), Scope.SYSTEM).registered(Scope.PERSON);

        assertThat(codeOf(() -> planToYield(repairs()))).isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);
    }

    /** As the program for everyone sees it, beside a user's copy that somebody has deleted. */
    @Test
    void aUsersRegistrationThatLeadsNowhereIsRepairedThoughThatForEveryoneIsRight() throws Exception {
        computer.registered(Scope.SYSTEM);
        computer.config("chromium/NativeMessagingHosts/signinghelper.demo.json", BROKEN);
        var repairs = repairs();

        repairs.perform(plan(repairs));

        var here = computer.registration();
        assertThat(here.installed())
                .allSatisfy(browser -> assertThat(here.status(browser, List.of(TestComputer.EXTENSION))
                                .state())
                        .isEqualTo(BrowserStatus.State.REGISTERED));
    }

    @Test
    void aPolicyIsNothingToBeRepairedHere() throws Exception {
        var chromium = new TestComputer(folder.resolve("computer/managed")).withChromium();
        chromium.withPolicy("{\"NativeMessagingUserLevelHosts\": false}");

        assertThat(codeOf(() -> plan(repairs(chromium::registration)))).isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);
    }

    /** Registry in memory, both hives. */
    @Nested
    class OnWindows {
        private static final String HOSTS = "SOFTWARE\\Google\\Chrome\\NativeMessagingHosts\\signinghelper.demo";

        private final FakeRegistry registry = new FakeRegistry();
        private final Registry.Key own = key(Registry.Root.CURRENT_USER, Registry.View.BITS_64, HOSTS);

        private static Registry.Key key(Registry.Root root, Registry.View view, String path) {
            return new Registry.Key(root, view, path);
        }

        @BeforeEach
        void installChrome() throws IOException {
            computer.file("windows/signing-helper.exe", "");
            registry.with(
                    key(
                            Registry.Root.LOCAL_MACHINE,
                            Registry.View.BITS_64,
                            "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\chrome.exe"),
                    "",
                    "C:\\chrome.exe");
        }

        private Path install() {
            return folder.resolve("computer/windows");
        }

        private Registration registration() {
            var install = install();
            var format = new WireFormat();
            return new Registration(
                    Browser.all(format),
                    new WindowsBrowserRegistry(TestProduct.DEMO, registry, install, install.resolve("local"), format),
                    install.resolve("signing-helper.exe"));
        }

        @Test
        void aKeyOfAnOld32BitProgramIsOvercomeWithoutRightsAndStays() throws Exception {
            var old = key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_32, HOSTS);
            registry.with(old, "", folder.resolve("gone.json").toString());
            registry.withoutRights();
            var repairs = repairs(this::registration);
            var before = tree();

            var plan = plan(repairs);
            assertThat(plan.steps())
                    .extracting(RepairPlan.Step::target)
                    .containsExactly(
                            install().resolve("signinghelper.demo.json").toString(), own.toString());
            var run = repairs.perform(plan);

            var chrome = registration().installed().get(0);
            assertThat(registration()
                            .status(chrome, List.of(TestComputer.EXTENSION))
                            .state())
                    .isEqualTo(BrowserStatus.State.REGISTERED);

            repairs.undo(run.id());
            assertThat(registry.exists(own)).isFalse();
            assertThat(registry.exists(old)).isTrue();
            assertThat(tree()).isEqualTo(before);
        }

        /** As after the MSI, whose manifest is there, beside a user's copy that somebody has deleted. */
        @Test
        void aUsersKeyThatLeadsNowhereIsRepairedThoughThatForEveryoneIsRight() throws Exception {
            var here = registration();
            here.make(here.registering(here.installed(), Scope.SYSTEM, List.of(TestComputer.EXTENSION)), change -> {});
            registry.with(own, "", folder.resolve("gone.json").toString());
            registry.withoutRights();
            var check = new RegistrationCheck(this::registration, "1.2.3");
            var profile = TestProfiles.withExtensions(List.of(TestComputer.EXTENSION), Map.of());
            assertThat(check.look(profile)).hasSize(1).first().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(ErrorCode.REGISTRATION_BROKEN);
                assertThat(finding.repairs()).containsExactly(RegistrationRepair.ID);
            });
            var repairs = repairs(this::registration);

            repairs.perform(plan(repairs));

            assertThat(check.look(profile)).extracting(Finding::verdict).containsExactly(Verdict.PASS);
        }

        @Test
        void anotherProgramsKeyComesBack() throws Exception {
            var other = anotherProgram();
            registry.with(own, "", other);
            var repairs = repairs(this::registration);

            var run = repairs.perform(plan(repairs));
            assertThat(registry.text(own, ""))
                    .contains(install().resolve("signinghelper.demo.json").toString());

            repairs.undo(run.id());
            assertThat(registry.text(own, "")).contains(other);
        }

        /** Returns the path of another program's manifest. */
        private String anotherProgram() throws IOException {
            var program = computer.file("other/program.exe", "");
            return computer.file("other/signinghelper.demo.json", """
                    {"name":"signinghelper.demo","description":"x","path":"%s","type":"stdio","allowed_origins":[]}
                    """.formatted(program))
                    .toString();
        }
    }
}
