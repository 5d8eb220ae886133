package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class SelfTestModeTest {
    @TempDir
    private Path folder;

    @Test
    void passesWithoutProfileUKeyAndDesktop() throws Exception {
        var test = Installation.empty(folder).run("self-test");

        assertThat(test.exitCode()).isZero();
        assertThat(test.out()).isEmpty();
        assertThat(test.errors()).contains("there is no desktop");
        // The refusal that it provokes would look like a fault to who reads the log.
        assertThat(test.errors()).doesNotContain("refused");
        try (var files = Files.walk(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".log"));
        }
    }

    @Test
    void failsWhereNativeCodeCannotBeLoaded() throws Exception {
        var test = Installation.empty(folder)
                .with(Map.of("JAVA_TOOL_OPTIONS", "-Djna.nounpack=true -Djna.nosys=true -Djna.noclasspath=true"))
                .run("self-test");

        assertThat(test.exitCode()).isOne();
        assertThat(test.errors()).contains("self-test failed");
    }
}
