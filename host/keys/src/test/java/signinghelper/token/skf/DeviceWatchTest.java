package signinghelper.token.skf;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.junit.Eventually;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Events of the soft library, in a separate process because the library reads its home from the environment. */
@Tag("slow")
@Timeout(120)
class DeviceWatchTest {
    private static final String DEVICE = "Soft U-Key 1";

    @TempDir
    Path folder;

    private BridgedSkf skf;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void issue() throws IOException {
        skf = new BridgedSkf(folder.resolve("home"));
        skf.add(DEVICE, "first", "271828", 6);
    }

    @AfterEach
    void endPrograms() {
        started.forEach(Process::destroyForcibly);
    }

    /** Starts the process and returns its output. */
    private BufferedReader start(String layout) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WatchingProgram.class.getName(),
                skf.library(layout).toString());
        builder.environment().putAll(skf.environment());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        var process = builder.start();
        started.add(process);
        return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    private String list(BufferedReader printed) throws IOException {
        var in = started.get(0).getOutputStream();
        in.write('\n');
        in.flush();
        return printed.readLine();
    }

    @Test
    void tellsOfPluggingAndPullingWhileOthersCallTheLibrary() throws Exception {
        var printed = start("packed-32");
        assertThat(printed.readLine()).isEqualTo("watching");
        assertThat(list(printed)).isEqualTo("listed 1");

        skf.devices().unplug(DEVICE);
        assertThat(printed.readLine()).isEqualTo("changed");
        assertThat(list(printed)).isEqualTo("listed 0");
        skf.devices().plug(DEVICE);
        assertThat(printed.readLine()).isEqualTo("changed");
        assertThat(list(printed)).isEqualTo("listed 1");

        started.get(0).getOutputStream().close();
        assertThat(printed.readLine()).isEqualTo("closed");
        assertThat(started.get(0).waitFor()).isZero();
    }

    @Test
    void libraryThatSaysThatItHasNoEventsHasNone() throws Exception {
        skf.control().set("events", "unsupported");
        var printed = start("packed-32");
        // Says so as a last change, and holds up nobody before.
        assertThat(List.of(printed.readLine(), printed.readLine())).containsExactlyInAnyOrder("watching", "changed");
        assertThat(list(printed)).isEqualTo("listed 1, no events");
        assertThat(skf.control().calls("SKF_WaitForDevEvent")).isEqualTo(1);
    }

    @Test
    void libraryThatTellsOfEventsAllTheTimeHasNone() throws Exception {
        skf.control().set("events", "at_once");
        var printed = start("natural-64");
        Eventually.until("has no events", () -> list(printed).equals("listed 1, no events"));
        assertThat(skf.control().calls("SKF_WaitForDevEvent")).isLessThan(10);
    }

    @Test
    void libraryWithoutTheFunctionHasNoEvents() throws Exception {
        assertThat(start("minimal").readLine()).isEqualTo("no events");
    }
}
