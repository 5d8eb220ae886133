package signinghelper.installation;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A process that ends while another of its threads makes class archives, one after another, in whichever step it is. */
@Tag("slow")
@Timeout(60)
class EndInTheMiddleTest {
    private static final int JARS = 40;

    @TempDir
    private Path folder;

    /** {@code main COPY TEMPORARY}. */
    static final class Maker {
        private Maker() {}

        public static void main(String[] arguments) throws IOException {
            var copy = Path.of(arguments[0]);
            var temporary = Path.of(arguments[1]);
            var making = new Thread(() -> makeAgainAndAgain(copy, temporary));
            making.setDaemon(true);
            making.start();
            while (isEmpty(temporary)) {
                Thread.onSpinWait();
            }
        }

        private static void makeAgainAndAgain(Path copy, Path temporary) {
            try {
                while (ClassArchive.make(copy, copy, List.of(temporary))) {
                    System.out.println("made");
                }
                System.out.println("not made");
            } catch (InterruptedException e) {
                System.out.println("ended");
            }
        }

        private static boolean isEmpty(Path folder) throws IOException {
            try (var found = Files.list(folder)) {
                return found.findAny().isEmpty();
            }
        }
    }

    @RepeatedTest(8)
    void leavesNothingAndIsNoFailure() throws Exception {
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        var copy = copy();

        var maker = ChildJava.start(Maker.class, copy.toString(), temporary.toString());
        var said = new String(maker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(maker.waitFor()).isZero();
        assertThat(temporary).isEmptyDirectory();
        assertThat(said).doesNotContain("not made");
    }

    private Path copy() throws IOException {
        var copy = Files.createDirectories(folder.resolve("张 三/app")).resolveSibling("");
        for (var number = 0; number < JARS; number++) {
            Files.write(copy.resolve("app/" + number + ".jar"), new byte[500_000]);
        }
        Files.createFile(copy.resolve("java.options"));
        Files.createFile(copy.resolve("classes.lst"));
        var java = Files.createDirectories(copy.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho archive > classes.jsa.new\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return copy;
    }
}
