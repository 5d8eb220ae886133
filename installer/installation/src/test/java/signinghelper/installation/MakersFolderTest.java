package signinghelper.installation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A real maker of a class archive, ended in the middle; a script that does not end is in the place of its Java. */
@Tag("slow")
@Timeout(60)
class MakersFolderTest {
    @TempDir
    private Path folder;

    private Path temporary;
    private Path copy;
    private Process maker;

    /** {@code main COPY TEMPORARY}. */
    static final class Maker {
        private Maker() {}

        public static void main(String[] arguments) throws InterruptedException {
            var copy = Path.of(arguments[0]);
            ClassArchive.make(copy, copy, List.of(Path.of(arguments[1])));
        }
    }

    @BeforeEach
    void startAMaker() throws Exception {
        temporary = Files.createDirectory(folder.resolve("temporary"));
        copy = Files.createDirectories(folder.resolve("张 三/app")).resolveSibling("");
        Files.createFile(copy.resolve("app/a.jar"));
        Files.createFile(copy.resolve("java.options"));
        Files.createFile(copy.resolve("classes.lst"));
        var begun = folder.resolve("begun");
        assertThat(new ProcessBuilder("mkfifo", begun.toString()).start().waitFor())
                .isZero();
        java("echo begun > '" + begun + "'; exec sleep 300");

        maker = ChildJava.start(Maker.class, copy.toString(), temporary.toString());

        assertThat(Files.readString(begun)).isEqualTo("begun\n");
        assertThat(made())
                .singleElement()
                .satisfies(path -> assertThat(path.resolve("app/a.jar")).exists());
    }

    private void java(String script) throws IOException {
        var java = Files.createDirectories(copy.resolve("java/bin")).resolve("java");
        assertThat(Files.writeString(java, "#!/bin/sh\n" + script + "\n")
                        .toFile()
                        .setExecutable(true))
                .isTrue();
    }

    private List<Path> made() {
        return Stream.of(Objects.requireNonNull(temporary.toFile().listFiles()))
                .map(File::toPath)
                .toList();
    }

    @AfterEach
    void kill() throws InterruptedException {
        var java = maker.descendants().toList();
        maker.destroyForcibly().waitFor();
        java.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void goesWithAProcessThatEndsInTheMiddle() throws Exception {
        var java = maker.descendants().findAny().orElseThrow();

        maker.destroy();
        maker.waitFor();

        assertThat(temporary).isEmptyDirectory();
        java.onExit().join();
    }

    @Test
    void isRemovedByTheNextMakerAfterAProcessThatWasKilled() throws Exception {
        kill();
        var left = made();
        java("echo archive > classes.jsa.new");

        assertThat(ClassArchive.make(copy, copy, List.of(temporary))).isTrue();

        assertThat(left).hasSize(1);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void isRemovedByAnUninstallationAfterAProcessThatWasKilled() throws Exception {
        kill();

        MakersFolder.removeAbandonedIn(temporary);

        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void staysWhileItsProcessRuns() throws Exception {
        var used = made();

        MakersFolder.removeAbandonedIn(temporary);

        assertThat(made()).isEqualTo(used);
        assertThat(used.get(0).resolve("app/a.jar")).exists();
    }

    /** Others may write to a folder of temporary files. */
    @Test
    void nothingElseOfASimilarNameIsTouched() throws Exception {
        kill();
        var other = Files.createDirectory(folder.resolve("other"));
        Files.createFile(InUse.fileIn(other));
        Files.createSymbolicLink(temporary.resolve("signing-helper-classes1"), other);
        Files.createDirectory(temporary.resolve("signing-helper-classes2"));
        Files.createFile(temporary.resolve("signing-helper-classes3"));

        MakersFolder.removeAbandonedIn(temporary);

        assertThat(made()).hasSize(3);
        assertThat(InUse.fileIn(other)).exists();
    }
}
