package signinghelper.installation;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the archive is made, and with which class path; a script stands in for Java and writes both down. */
class ClassArchiveTest {
    private static final String SCRIPT = """
            #!/bin/sh
            { pwd; echo "$*"; } > classes.jsa
            [ ! -f app/broken.jar ]
            """;

    @TempDir
    private Path folder;

    private Path temporary;

    @BeforeEach
    void prepare() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    private Path copy(String name, String... jars) throws IOException {
        var copy = folder.resolve(name);
        for (var jar : jars) {
            Files.createFile(Files.createDirectories(copy.resolve("app")).resolve(jar));
        }
        Files.writeString(copy.resolve("java.options"), "-Xss1m");
        var java = Files.createDirectories(copy.resolve("java/bin")).resolve("java");
        assertThat(Files.writeString(java, SCRIPT).toFile().setExecutable(true)).isTrue();
        return copy;
    }

    private static List<String> madeIn(Path copy) throws IOException {
        return Files.readAllLines(copy.resolve("classes.jsa"));
    }

    @Test
    void inAPlainFolderItIsMadeInPlace() throws Exception {
        var copy = copy("plain", "a.jar");

        assertThat(ClassArchive.make(copy, List.of(temporary))).isTrue();

        assertThat(madeIn(copy))
                .containsExactly(
                        copy.toString(),
                        "@java.options -Xlog:disable -XX:ArchiveClassesAtExit=classes.jsa -cp app/a.jar"
                                + " signinghelper.app.Main self-test");
    }

    @Test
    void elsewhereItIsMadeInTheFirstTemporaryFolderThatIsPlain() throws Exception {
        var copy = copy("张 三", "a.jar");
        var foreign = Files.createDirectory(folder.resolve("临时"));

        assertThat(ClassArchive.make(copy, List.of(foreign, temporary))).isTrue();

        assertThat(madeIn(copy).get(0)).startsWith(temporary.toString());
        assertThat(temporary).isEmptyDirectory();
        assertThat(foreign).isEmptyDirectory();
    }

    @Test
    void withoutAPlainFolderItIsMadeInPlace() throws Exception {
        var copy = copy("张 三", "a.jar");

        assertThat(ClassArchive.make(copy, List.of(copy))).isTrue();

        assertThat(madeIn(copy).get(0)).isEqualTo(copy.toString());
    }

    /** Whether there was one before or not. */
    @Test
    void whereItCannotBeMadeThereIsNone() throws Exception {
        for (var copy : List.of(copy("broken", "broken.jar"), copy("坏", "broken.jar"))) {
            Files.createFile(copy.resolve("classes.jsa"));

            assertThat(ClassArchive.make(copy, List.of(temporary))).isFalse();

            assertThat(copy.resolve("classes.jsa")).doesNotExist();
        }
        assertThat(ClassArchive.make(copy("满", "a.jar"), List.of(folder.resolve("missing"))))
                .isFalse();
    }

    @Test
    void aCopyWithoutAJavaOfItsOwnGetsNone() throws Exception {
        var copy = Files.createDirectory(folder.resolve("package"));

        assertThat(ClassArchive.make(copy, List.of(temporary))).isFalse();
    }
}
