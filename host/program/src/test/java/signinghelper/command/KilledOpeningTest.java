package signinghelper.command;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Fifty hosts that are killed while they open envelopes. */
@Tag("full")
@EnabledOnOs(OS.LINUX)
class KilledOpeningTest {
    private static final int KILLS = 50;
    private static final String PLAINTEXT =
            Character.toString(OpeningProgram.MARK).repeat(64);

    @TempDir
    private Path temporary;

    @Test
    void leavesNothingReadable() throws Exception {
        var looked = 0;
        for (var kill = 0; kill < KILLS; kill++) {
            looked += killAfter(kill % 10 + 1);
        }
        assertThat(looked).isGreaterThan(KILLS);
    }

    /** Kills a host after so many lines, and returns how many files it had open or left behind. */
    private int killAfter(int lines) throws Exception {
        var host = start();
        try (var out = new BufferedReader(host.inputReader(StandardCharsets.UTF_8))) {
            var folder = Path.of(out.readLine());
            for (var line = 0; line < lines; line++) {
                assertThat(out.readLine()).isIn("asked", "opened");
            }
            // A file without a name stays on the disk as long as it is open.
            stop(host);
            var looked = look(Path.of("/proc/" + host.pid() + "/fd"));
            host.destroyForcibly().waitFor();
            return looked + look(folder);
        } finally {
            host.destroyForcibly().waitFor();
        }
    }

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpeningProgram.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Stops all its threads, and returns when they stand. */
    private static void stop(Process process) throws Exception {
        var signal = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start();
        assertThat(signal.waitFor()).isZero();
        var status = Path.of("/proc/" + process.pid() + "/status");
        while (Files.readAllLines(status).stream().noneMatch(line -> line.startsWith("State:\tT"))) {
            Thread.onSpinWait();
        }
    }

    private static int look(Path place) throws IOException {
        List<Path> files;
        try (var all = Files.walk(place)) {
            files = all.filter(Files::isRegularFile)
                    .filter(KilledOpeningTest::isContent)
                    .toList();
        }
        for (var file : files) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain(PLAINTEXT);
        }
        return files.size();
    }

    /** Returns true for a file of the host's folder, also where it has no name any more. */
    private static boolean isContent(Path file) {
        try {
            return file.toRealPath().toString().contains("signing-helper-test");
        } catch (IOException e) {
            return true;
        }
    }
}
