package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A host whose Java crashes, started by its launcher as a browser does, where cores are written. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class HostCrashTest {
    @TempDir
    Path folder;

    @Test
    void aCrashLeavesNeitherCoreNorReportNorAWordBetweenTheFrames() throws Exception {
        var installation = Installation.withProfile(folder);
        var launcher = LaunchableInstallation.in(installation);
        var before = files();
        var builder = new ProcessBuilder("/bin/sh", "-c", "ulimit -c unlimited && exec \"$0\"", launcher.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try (var host = installation.start(builder)) {
            assertThat(host.next().path("method").asText()).isEqualTo("hello");
            new ExternalProgram(
                            List.of(
                                    "/bin/sh",
                                    "-c",
                                    "kill -SEGV " + host.handle().pid()),
                            Map.of())
                    .run();

            assertThat(host.exitCode()).isNotZero();
            assertThat(host.rest()).isEmpty();
            assertThat(host.errors()).doesNotContain("hs_err", "fatal error");
        }
        assertThat(files()).containsExactlyElementsOf(before);
    }

    /** Returns the files beside the state, where the host's log grows. */
    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.startsWith(folder.resolve("state")))
                    .sorted()
                    .toList();
        }
    }
}
