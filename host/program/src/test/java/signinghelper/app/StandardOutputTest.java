package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Only frames appear on standard output, even when other code prints there. */
@Tag("slow")
class StandardOutputTest {
    @TempDir
    private Path folder;

    @Test
    void whatADriverPrintsGoesToStandardError() throws Exception {
        try (var host =
                Installation.withProfile(folder).with(PrintingDriver.class).start()) {
            assertListsAndEnds(host);
            assertThat(host.errors()).contains(PrintingDriver.TEXT);
        }
    }

    @Test
    void theLauncherKeepsWhatTheEnvironmentMakesJavaPrintAway() throws Exception {
        var installation = Installation.withProfile(folder);
        var builder = new ProcessBuilder(LaunchableInstallation.in(installation).toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:+PrintFlagsFinal -Xlog:gc*=info:stdout");
        builder.environment().put("JDK_JAVA_OPTIONS", "-showversion --show-version");
        builder.environment().put("_JAVA_OPTIONS", "-XX:+PrintCommandLineFlags");
        builder.environment().put("CLASSPATH", "/nowhere");
        try (var host = installation.start(builder)) {
            assertListsAndEnds(host);
        }
    }

    private static void assertListsAndEnds(HostProcess host) throws Exception {
        var session = UUID.randomUUID().toString();
        assertThat(host.next().path("method").asText()).isEqualTo("hello");
        assertThat(host.open(session, Installation.ORIGIN, Installation.ORIGIN).has("result"))
                .isTrue();
        assertThat(host.ask("1", "token.list", "{\"session\":\"" + session + "\"}")
                        .has("result"))
                .isTrue();
        host.endInput();

        assertThat(host.exitCode()).isZero();
        assertThat(host.rest()).isEmpty();
    }
}
