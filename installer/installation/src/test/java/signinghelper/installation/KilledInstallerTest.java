package signinghelper.installation;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A real installer in a process of its own, killed after each thing that it does to the disk. */
@Tag("slow")
@Tag("full")
class KilledInstallerTest {
    private static final int KILLED = 99;
    private static final long SEED = 20261124;

    @TempDir
    private Path folder;

    private FolderPayload update = new FolderPayload(Path.of(""));

    /** {@code main BASE N [PAYLOAD]}: installs, or uninstalls, and is gone after the Nth operation. */
    static final class Doomed {
        private Doomed() {}

        public static void main(String[] arguments) throws Exception {
            var left = new int[] {Integer.parseInt(arguments[1])};
            var installer = new Installer(
                    new InstallationFolder(Path.of(arguments[0])), new ScriptedJava(), step -> {}, done -> {
                        if (--left[0] == 0) {
                            Runtime.getRuntime().halt(KILLED);
                        }
                    });
            if (arguments.length == 2) {
                installer.uninstall();
            } else {
                installer.install(new FolderPayload(Path.of(arguments[2])));
            }
        }
    }

    @BeforeEach
    void prepare() throws Exception {
        update = TestPayload.of("1.1.0", folder);
    }

    /**
     * Returns the folder with everything that a user has, the menu beside the installation. Always the same place,
     * because it appears in the menu.
     */
    private Path data() {
        return folder.resolve("data");
    }

    private InstallationFolder installation() {
        return new InstallationFolder(data().resolve("signing-helper-demo/program"));
    }

    private Installer installer(Consumer<String> operationsDone) {
        return new Installer(installation(), new ScriptedJava(), step -> {}, operationsDone);
    }

    /** Two versions are there, so that the update also has one to remove. */
    private Path installedBefore() throws Exception {
        installer(done -> {}).install(TestPayload.of("0.9.0", folder));
        installer(done -> {}).install(TestPayload.of("1.0.0", folder));
        return Files.move(data(), folder.resolve("before"));
    }

    private Path nothingBefore() throws IOException {
        return Files.createDirectory(folder.resolve("nothing"));
    }

    private void putBack(Path before) throws IOException {
        if (Files.exists(data())) {
            new FileOperations(folder, done -> {}).deleteTree(data());
        }
        Tree.copy(before, data());
    }

    @Test
    void anUpdateIsFinishedOrHasChangedNothingAfterEachOperation() throws Exception {
        var before = installedBefore();
        var undisturbed = undisturbed(before);

        var named = IntStream.range(0, undisturbed.operations().size())
                .filter(i -> !undisturbed.operations().get(i).startsWith("write into"))
                .toArray();
        assertThat(undisturbed.operations())
                .contains(
                        "rename versions/.tmp-new versions/1.1.0",
                        "replace signing-helper",
                        "replace current",
                        "write .signing-helper.png.new",
                        "replace signing-helper.png",
                        "register signing-helper",
                        "rename versions/0.9.0 versions/.tmp-old-0.9.0",
                        "delete versions/.tmp-old-0.9.0");
        for (var operation : named) {
            killAfter(operation, before, undisturbed);
        }
    }

    @Test
    void andAtTwentyPointsThatAreDrawn() throws Exception {
        var before = installedBefore();
        var undisturbed = undisturbed(before);

        var points = new Random(SEED).ints(20, 0, undisturbed.operations().size());
        for (var point : points.toArray()) {
            killAfter(point, before, undisturbed);
        }
    }

    @Test
    void aFirstInstallationThatIsCutShortIsCompleted() throws Exception {
        var before = nothingBefore();
        var undisturbed = undisturbed(before);

        var entry = "../../applications/signing-helper-demo.desktop";
        assertThat(undisturbed.operations())
                .contains("make ../../applications", "write " + entry.replace("signing", ".signing") + ".new")
                .containsSubsequence("replace current", "replace " + entry, "register signing-helper");
        var drawn = new Random(SEED).ints(8, 0, undisturbed.operations().size());
        var named = IntStream.range(0, undisturbed.operations().size())
                .filter(i -> undisturbed.operations().get(i).contains("../applications"));
        for (var point : IntStream.concat(drawn, named).toArray()) {
            killAfter(point, before, undisturbed);
        }
    }

    @Test
    void anUninstallationThatIsCutShortIsCompletedOrMadeGood() throws Exception {
        var before = installedBefore();
        putBack(before);
        var operations = new ArrayList<String>();
        installer(operations::add).uninstall();
        assertThat(operations)
                .containsSubsequence(
                        "unregister signing-helper",
                        "delete ../../applications/signing-helper-demo.desktop",
                        "delete current",
                        "delete signing-helper");

        for (var operation = 0; operation < operations.size(); operation++) {
            putBack(before);
            killed(operations.get(operation), operation);

            installer(done -> {}).install(update);
            SelfTest.hello(installation().base(), Version.parse("1.1.0"));
            assertThat(installer(done -> {}).uninstall()).isEmpty();

            assertThat(data()).as("after " + operations.get(operation)).isEmptyDirectory();
        }
    }

    @Test
    void anUpdateThatIsCutShortCanBeUninstalled() throws Exception {
        var before = installedBefore();
        var operations = undisturbed(before).operations();
        var halfWritten = IntStream.range(0, operations.size())
                .filter(i -> operations.get(i).endsWith(".new"))
                .toArray();
        assertThat(halfWritten).hasSizeGreaterThan(4);

        for (var operation : halfWritten) {
            putBack(before);
            killed(operations.get(operation), operation, update.folder().toString());

            assertThat(installer(done -> {}).uninstall()).isEmpty();

            assertThat(data()).as("after " + operations.get(operation)).isEmptyDirectory();
        }
    }

    /**
     * An installation that is not interrupted.
     *
     * @param operations in their order
     * @param after everything that the user has then
     */
    private record Undisturbed(List<String> operations, Map<String, String> after) {}

    private Undisturbed undisturbed(Path before) throws Exception {
        putBack(before);
        var operations = new ArrayList<String>();
        installer(operations::add).install(update);
        return new Undisturbed(operations, Tree.of(data()));
    }

    private void killAfter(int operation, Path before, Undisturbed undisturbed) throws Exception {
        var name = undisturbed.operations().get(operation);
        putBack(before);
        var pointer = installation().pointer().map(Pointer::current);

        killed(name, operation, update.folder().toString());

        var switched = operation >= undisturbed.operations().indexOf("replace current");
        var expected = switched ? Optional.of(new ProgramCopy(update.version(), 1)) : pointer;
        assertThat(installation().pointer().map(Pointer::current))
                .as("current after " + name)
                .isEqualTo(expected);
        if (expected.isPresent()) {
            SelfTest.hello(installation().base(), expected.get().version());
        }

        installer(done -> {}).install(update);
        assertThat(Tree.of(data())).as("completed after " + name).isEqualTo(undisturbed.after());
    }

    private void killed(String name, int operation, String... payload) throws Exception {
        var arguments = new ArrayList<>(List.of(installation().base().toString(), Integer.toString(operation + 1)));
        arguments.addAll(List.of(payload));
        var doomed = ChildJava.start(Doomed.class, arguments.toArray(String[]::new));
        assertThat(doomed.waitFor()).as(name).isEqualTo(KILLED);
    }
}
