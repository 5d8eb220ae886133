package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The archive as the JVM itself takes it, in a folder that Java 17 makes none of by itself. */
@Tag("slow")
@Tag("full")
class ClassArchiveModeTest {
    private static final String OURS = " signinghelper.";
    private static final String ARCHIVED = "source: shared objects file";

    @TempDir
    private Path folder;

    private Installation installation(String name) throws IOException {
        return Installation.empty(Files.createDirectories(folder.resolve(name)));
    }

    private static Path withJava(Installation installation) throws IOException {
        var launcher = LaunchableInstallation.in(installation);
        Files.createSymbolicLink(installation.install().resolve("java"), Path.of(System.getProperty("java.home")));
        return launcher;
    }

    /** Folders in memory, which list files in another order than those of a disk. */
    private static final class InMemory implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.createTempDirectory(Path.of("/dev/shm"), "test");
        }
    }

    @Test
    void theProgramsClassesComeFromIt(@TempDir(factory = InMemory.class) Path temporary) throws Exception {
        var installation = installation("张 三/程 序");
        var launcher = withJava(installation);
        addOption(installation, "-Djava.io.tmpdir=" + temporary);

        var making = Ran.of(installation.prepare(new ProcessBuilder(launcher.toString(), "class-archive")));

        assertThat(making).isEqualTo(new Ran(0, "", ""));
        addOption(installation, "-Xlog:class+load:file=loaded.txt");
        var start = Ran.of(installation.prepare(new ProcessBuilder(launcher.toString(), "--version")));
        assertThat(start.errors()).isEmpty();
        assertThat(start.exitCode()).isZero();
        var loaded = Files.readAllLines(installation.install().resolve("loaded.txt")).stream()
                .filter(line -> line.contains(OURS) && !line.contains("Lambda"))
                .toList();
        assertThat(loaded).hasSizeGreaterThan(50);
        assertThat(loaded.stream().filter(line -> line.contains(ARCHIVED)).count())
                .as("of " + loaded.size())
                .isGreaterThan(loaded.size() / 2);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void withoutAJavaOfItsOwnItIsForTheOneThatIsUsed() throws Exception {
        var installation = installation("plain");
        var launcher = LaunchableInstallation.in(installation);

        var making = Ran.of(installation.prepare(new ProcessBuilder(launcher.toString(), "class-archive")));

        assertThat(making).isEqualTo(new Ran(0, "", ""));
        addOption(installation, "-Xshare:on");
        var start = Ran.of(installation.prepare(new ProcessBuilder(launcher.toString(), "--version")));
        assertThat(start.exitCode()).as(start.errors()).isZero();
    }

    @Test
    void withoutAListThereIsNone() throws Exception {
        var installation = installation("old");
        var launcher = LaunchableInstallation.in(installation);
        Files.delete(installation.install().resolve("classes.lst"));

        var making = Ran.of(installation.prepare(new ProcessBuilder(launcher.toString(), "class-archive")));

        assertThat(making.exitCode()).isOne();
        assertThat(making.out()).isEmpty();
        assertThat(making.errors()).contains("starts more slowly");
        assertThat(installation.install().resolve("classes.jsa")).doesNotExist();
    }

    private static void addOption(Installation installation, String option) throws IOException {
        var file = installation.install().resolve("java.options");
        Files.write(file, List.of(option), StandardOpenOption.APPEND);
    }
}
