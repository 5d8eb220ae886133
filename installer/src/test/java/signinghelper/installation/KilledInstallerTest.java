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
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A real installer in a process of its own, killed after each thing that it does to the disk. */
@Tag("slow")
class KilledInstallerTest {
    private static final int KILLED = 99;
    private static final long SEED = 20261124;

    @TempDir
    private Path folder;

    private FolderPayload update = new FolderPayload(Path.of(""));

    /** {@code main BASE PAYLOAD N}: installs, and is gone after the Nth operation. */
    static final class Doomed {
        private Doomed() {}

        public static void main(String[] arguments) throws Exception {
            var left = new int[] {Integer.parseInt(arguments[2])};
            new Installer(new InstallationFolder(Path.of(arguments[0])), new ScriptedJava(), step -> {}, done -> {
                        if (--left[0] == 0) {
                            Runtime.getRuntime().halt(KILLED);
                        }
                    })
                    .install(new FolderPayload(Path.of(arguments[1])));
        }
    }

    @BeforeEach
    void prepare() throws Exception {
        update = TestPayload.of("1.1.0", folder);
    }

    /** Two versions are there, so that the update also has one to remove. */
    private Path installedBefore() throws Exception {
        var base = Files.createDirectories(folder.resolve("before")).resolve("program");
        var installer = new Installer(new InstallationFolder(base), new ScriptedJava(), step -> {});
        installer.install(TestPayload.of("0.9.0", folder));
        installer.install(TestPayload.of("1.0.0", folder));
        return base;
    }

    private static Path nothingBefore(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve("nothing/program"));
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
        var before = nothingBefore(folder);
        var undisturbed = undisturbed(before);

        var points = new Random(SEED).ints(8, 0, undisturbed.operations().size());
        for (var point : points.toArray()) {
            killAfter(point, before, undisturbed);
        }
    }

    /**
     * An installation that nobody kills.
     *
     * @param operations in their order
     * @param after the whole folder
     */
    private record Undisturbed(List<String> operations, Map<String, String> after) {}

    private Undisturbed undisturbed(Path before) throws Exception {
        var base = copyOf(before, "undisturbed");
        var operations = new ArrayList<String>();
        new Installer(new InstallationFolder(base), new ScriptedJava(), step -> {}, operations::add).install(update);
        return new Undisturbed(operations, Tree.of(base));
    }

    private Path copyOf(Path before, String name) throws IOException {
        var base = Files.createDirectories(folder.resolve(name)).resolve("program");
        Tree.copy(before, base);
        return base;
    }

    private void killAfter(int operation, Path before, Undisturbed undisturbed) throws Exception {
        var name = undisturbed.operations().get(operation);
        var base = copyOf(before, "killed-" + operation + "-" + System.nanoTime());
        var pointer = new InstallationFolder(base).pointer();

        var doomed = ChildJava.start(
                Doomed.class, base.toString(), update.folder().toString(), Integer.toString(operation + 1));
        assertThat(doomed.waitFor()).as(name).isEqualTo(KILLED);

        var after = new InstallationFolder(base).pointer();
        var switched = operation >= undisturbed.operations().indexOf("replace current");
        assertThat(after.map(Pointer::current))
                .as("current after " + name)
                .isEqualTo(switched ? after.map(Pointer::current) : pointer.map(Pointer::current));
        if (after.isPresent()) {
            SelfTest.hello(base, Version.parse(switched ? "1.1.0" : "1.0.0"));
        }

        new Installer(new InstallationFolder(base), new ScriptedJava(), step -> {}).install(update);
        assertThat(Tree.of(base)).as("completed after " + name).isEqualTo(undisturbed.after());
    }
}
