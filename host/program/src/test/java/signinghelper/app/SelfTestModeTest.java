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
        // An installer says that silence means that it works; neither a missing desktop nor the refusal is a fault.
        assertThat(test.out()).isEmpty();
        assertThat(test.errors()).isEmpty();
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
