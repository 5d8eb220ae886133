package signinghelper.installation;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Place and class path of the archive; a script in place of Java writes both down. */
class ClassArchiveTest {
    private static final String SCRIPT = """
            #!/bin/sh
            case "$*" in
              *=bridge.jsa.new*) archive=bridge.jsa.new ;;
              *) archive=classes.jsa.new ;;
            esac
            { pwd; echo "$*"; } > $archive
            [ ! -f app/broken.jar ] && [ ! -f app/broken-$archive.jar ]
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
        Files.writeString(copy.resolve("classes.lst"), "java/lang/Object");
        var java = Files.createDirectories(copy.resolve("java/bin")).resolve("java");
        assertThat(Files.writeString(java, SCRIPT).toFile().setExecutable(true)).isTrue();
        return copy;
    }

    private static boolean make(Path copy, List<Path> temporary) throws InterruptedException {
        return ClassArchive.make(copy, copy, temporary);
    }

    private static List<String> madeIn(Path copy) throws IOException {
        return Files.readAllLines(copy.resolve("classes.jsa"));
    }

    @Test
    void inAPlainFolderItIsMadeInPlace() throws Exception {
        var copy = copy("plain", "a.jar");

        assertThat(make(copy, List.of(temporary))).isTrue();

        assertThat(madeIn(copy))
                .containsExactly(
                        copy.toString(),
                        "@java.options -Xlog:disable -Xshare:dump -XX:SharedClassListFile=classes.lst"
                                + " -XX:SharedArchiveFile=classes.jsa.new -cp app/a.jar");
        assertThat(copy.resolve("classes.jsa.new")).doesNotExist();
    }

    @Test
    void aBridgesIsMadeBesideItFromAListOfItsOwn() throws Exception {
        for (var copy : List.of(copy("plain", "a.jar"), copy("张 三", "a.jar"))) {
            Files.writeString(copy.resolve("bridge.lst"), "java/lang/Object");

            assertThat(make(copy, List.of(temporary))).isTrue();

            assertThat(madeIn(copy).get(1)).contains("SharedClassListFile=classes.lst");
            assertThat(Files.readAllLines(copy.resolve("bridge.jsa")).get(1))
                    .isEqualTo("@java.options -Xlog:disable -Xshare:dump -XX:SharedClassListFile=bridge.lst"
                            + " -XX:SharedArchiveFile=bridge.jsa.new -cp app/a.jar");
        }
        assertThat(temporary).isEmptyDirectory();
    }

    /** Holds with an earlier archive of a bridge. */
    @Test
    void whereABridgesCannotBeMadeTheHostsIsThere() throws Exception {
        var copy = copy("plain", "broken-bridge.jsa.new.jar");
        Files.writeString(copy.resolve("bridge.lst"), "java/lang/Object");
        Files.createFile(copy.resolve("bridge.jsa"));

        assertThat(make(copy, List.of(temporary))).isTrue();

        assertThat(copy.resolve("classes.jsa")).exists();
        assertThat(copy.resolve("bridge.jsa")).doesNotExist();
        assertThat(copy.resolve("bridge.jsa.new")).doesNotExist();
    }

    @Test
    void elsewhereItIsMadeInTheFirstTemporaryFolderThatIsPlain() throws Exception {
        var copy = copy("张 三", "a.jar");
        var foreign = Files.createDirectory(folder.resolve("临时"));

        assertThat(make(copy, List.of(foreign, temporary))).isTrue();

        assertThat(madeIn(copy).get(0)).startsWith(temporary.toString());
        assertThat(temporary).isEmptyDirectory();
        assertThat(foreign).isEmptyDirectory();
    }

    @Test
    void withoutAPlainFolderItIsMadeInPlace() throws Exception {
        var copy = copy("张 三", "a.jar");

        assertThat(make(copy, List.of(copy))).isTrue();

        assertThat(madeIn(copy).get(0)).isEqualTo(copy.toString());
    }

    /** Holds with and without an earlier archive. */
    @Test
    void whereItCannotBeMadeThereIsNone() throws Exception {
        for (var copy : List.of(copy("broken", "broken.jar"), copy("坏", "broken.jar"))) {
            Files.createFile(copy.resolve("classes.jsa"));

            assertThat(make(copy, List.of(temporary))).isFalse();

            assertThat(copy.resolve("classes.jsa")).doesNotExist();
        }
        assertThat(make(copy("满", "a.jar"), List.of(folder.resolve("missing")))).isFalse();
    }

    /** Covers a user's own archive, for a program whose folder belongs to the administrator. */
    @Test
    void inAnotherFolderNothingOfTheProgramsChanges() throws Exception {
        var copy = copy("program", "a.jar");
        var state = Files.createDirectory(folder.resolve("state"));

        assertThat(ClassArchive.make(copy, state, List.of(temporary))).isTrue();

        assertThat(madeIn(state).get(0)).startsWith(temporary.toString());
        assertThat(copy.resolve("classes.jsa")).doesNotExist();
        assertThat(copy.resolve("classes.jsa.new")).doesNotExist();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void withoutAJavaOfItsOwnTheRunningOneIsAsked() throws Exception {
        var copy = copy("package", "a.jar");
        Files.delete(copy.resolve("java/bin/java"));
        Files.delete(copy.resolve("java/bin"));
        Files.delete(copy.resolve("java"));
        Files.writeString(copy.resolve("java.options"), "-Xss1m");

        assertThat(make(copy, List.of(temporary))).isTrue();

        assertThat(Files.size(copy.resolve("classes.jsa"))).isGreaterThan(1_000_000);
    }

    @Test
    void withoutAListThereIsNone() throws Exception {
        var copy = copy("old", "a.jar");
        Files.delete(copy.resolve("classes.lst"));

        assertThat(make(copy, List.of(temporary))).isFalse();

        assertThat(copy.resolve("classes.jsa")).doesNotExist();
    }
}
