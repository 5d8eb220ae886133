package signinghelper.packages;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Behaviour of setup beside another that installs, beside running programs, and after one that was cut short; under
 * Wine.
 */
@Tag("slow")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetupTest {
    private static final String ORIGIN = "chrome-extension://mmadlooolkibdajglffaiocbmahdmhfn/";
    private static final int OLDER = 3;
    private static final int BUSY = 4;
    private static final int IN_USE = 5;

    private Wine wine;
    private Path first;
    private Path second;
    private Path slow;
    private Path installed;
    private Path spare;
    private Path browser;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        spare = folder.resolve("spare");
        first = WindowsBuild.whole("1.9.0").setup();
        second = WindowsBuild.whole("1.10.0").setup();
        slow = WindowsBuild.slow("1.11.0").setup();
        browser = WindowsBuild.browser();
        wine = Wine.inChina(folder.resolve("wine"));
        WindowsJava.register(wine);
        installed = wine.drive().resolve("张 三/SigningHelper");
    }

    @AfterAll
    void end() throws Exception {
        wine.close();
    }

    @BeforeEach
    void clear() throws Exception {
        ProgramFolder.removed(installed);
    }

    @Test
    void aLowerVersionIsRefusedAndChangesNothing() throws Exception {
        install(second);
        var before = tree();

        assertThat(start(first).end().code()).isEqualTo(OLDER);

        assertThat(tree()).isEqualTo(before);
        assertThat(answer()).contains("versions\\\\1.10.0\"");
    }

    @Test
    void theSameVersionAgainGoesBackToTheOneBefore() throws Exception {
        install(first);
        install(second);

        install(second);

        assertThat(installed.resolve("current")).hasContent("1.10.0-2\n1.9.0\n");
        assertThat(copies()).containsExactlyInAnyOrder("1.10.0-2", "1.9.0");
        assertThat(answer()).contains("versions\\\\1.10.0-2\"").contains("\"archive\":\"classes.jsa\"");
    }

    @Test
    void onlyOneInstallsAtATime() throws Exception {
        install(first);
        var installing = start(slow);
        Moment.await(() -> Files.exists(copy("1.11.0").resolve("self-test")));

        assertThat(start(second).end().code()).isEqualTo(BUSY);
        assertThat(uninstallFromThere()).isEqualTo(BUSY);
        try (var lock = lockFile()) {
            assertThat(lock.tryLock()).isNull();
        }

        Files.delete(copy("1.11.0").resolve("slow"));
        assertThat(installing.end().code()).isZero();
        assertThat(installed.resolve("current")).hasContent("1.11.0\n1.9.0\n");
        try (var lock = lockFile()) {
            assertThat(lock.tryLock()).isNotNull();
        }
    }

    /** The lock is the one that the installation by a link takes. */
    @Test
    void whatJavaHasLockedIsRespected() throws Exception {
        install(first);
        var before = tree();

        try (var lock = lockFile()) {
            assertThat(lock.lock().isValid()).isTrue();
            assertThat(start(second).end().code()).isEqualTo(BUSY);
        }

        assertThat(tree()).isEqualTo(before);
        install(second);
    }

    @Test
    void whoRunsKeepsItsCopyAndSetupRemovesTheCopyOnceItHasEnded() throws Exception {
        install(first);
        var paused = wine.drive().resolve("paused");
        var running = startBrowser("pause", "C:\\paused");
        Moment.await(() -> Files.exists(paused));

        install(second);
        install(second);
        assertThat(copies()).contains("1.9.0");
        assertThat(answer()).contains("versions\\\\1.10.0-2\"");
        assertThat(uninstallFromThere()).isEqualTo(IN_USE);
        assertThat(copies()).containsExactly("1.9.0");
        Files.delete(paused);
        assertThat(running.end().said())
                .contains("versions\\\\1.9.0\"")
                .contains("\"id\":\"2\"")
                .contains("ended 7");

        wine.run(windows("uninstall.exe"), "/S");
        Moment.await(() -> !Files.exists(installed));
    }

    /** Without the last argument it goes on from a copy of itself, which cannot remove itself while it runs. */
    @Test
    void theUninstallersOwnCopyGoesFromTheTemporaryFolderAtTheNextLogIn() throws Exception {
        install(first);
        wine.run(windows("uninstall.exe"), "/S");
        wine.rest();
        assertThat(installed).doesNotExist();
        assertThat(copiesOfUninstallers()).isNotEmpty();

        wine.logIn();

        assertThat(copiesOfUninstallers()).isEmpty();
    }

    private List<Path> copiesOfUninstallers() throws Exception {
        try (var found = Files.list(wine.person().resolve("AppData/Local/Temp"))) {
            return found.filter(path -> path.getFileName().toString().startsWith("~nsu"))
                    .toList();
        }
    }

    /** Cuts the installation short between its steps, and at points drawn by a fixed seed. */
    @Test
    void cutShortAtAnyPointTheProgramWorksAndTheNextSetupCompletesIt() throws Exception {
        install(first);
        var before = ProgramFolder.fresh(spare).withAll(installed, "");
        var began = System.nanoTime();
        install(second);
        var milliseconds = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        var whole = tree();

        var moments = List.<BooleanSupplier>of(
                () -> Files.exists(copy("1.11.0")),
                () -> Files.exists(copy("1.11.0").resolve("app/host.jar")),
                () -> Files.exists(copy("1.11.0").resolve("self-test")));
        for (var moment : moments) {
            var cut = start(slow);
            Moment.await(moment);
            cut.kill();
            completes(before, whole);
        }
        var random = new Random(20261125);
        for (var point = 0; point < 12; point++) {
            var cut = start(second);
            cut.process().waitFor(random.nextInt(milliseconds), TimeUnit.MILLISECONDS);
            cut.kill();
            completes(before, whole);
        }
    }

    private void completes(ProgramFolder before, Set<String> whole) throws Exception {
        // The programs that setup has started would go on, and keep its folder as long.
        wine.shutDown();
        assertThat(answer()).containsAnyOf("versions\\\\1.9.0\"", "versions\\\\1.10.0\"");
        install(second);
        assertThat(answer()).contains("versions\\\\1.10.0");
        assertThat(tree()).isEqualTo(whole);
        ProgramFolder.fresh(installed).withAll(before.folder(), "");
    }

    private void install(Path setup) throws Exception {
        assertThat(start(setup).end().code()).isZero();
    }

    /** The folder goes unquoted to the end of the line, its space included. */
    private Wine.Running start(Path setup) throws IOException {
        return wine.start(setup.toString(), "/S", "/D=C:\\张", "三\\SigningHelper");
    }

    /** The exit code. Without the last argument it goes on from a copy of itself, and is not waited for. */
    private int uninstallFromThere() throws Exception {
        return wine.run(windows("uninstall.exe"), "/S", "_?=C:\\张", "三\\SigningHelper")
                .code();
    }

    private static String windows(String name) {
        return "C:\\张 三\\SigningHelper\\" + name;
    }

    private String answer() throws Exception {
        var said = startBrowser().end().said();
        assertThat(said).contains("answer intact").doesNotContain("CHANGED").contains("ended 7");
        return said;
    }

    private Wine.Running startBrowser(String... more) throws IOException {
        var command =
                new ArrayList<>(List.of(browser.toString(), "direct", "Microsoft\\Edge", "signinghelper.demo", ORIGIN));
        command.addAll(List.of(more));
        return wine.start(command.toArray(String[]::new));
    }

    private Path copy(String name) {
        return installed.resolve("versions").resolve(name);
    }

    private FileChannel lockFile() throws IOException {
        return FileChannel.open(installed.resolve("install.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private List<String> copies() throws IOException {
        try (var found = Files.list(installed.resolve("versions"))) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Returns the paths of all files and folders; a second copy of the same version has the name of the first. */
    private Set<String> tree() throws IOException {
        var tree = new TreeSet<String>();
        try (var found = Files.walk(installed)) {
            found.forEach(path -> tree.add(installed.relativize(path).toString().replace("1.10.0-2", "1.10.0")));
        }
        return tree;
    }
}
