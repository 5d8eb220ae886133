package signinghelper.app;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDesktop;
import signinghelper.testkit.junit.Needed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The real host's PIN window for a person who has switched Java's accessibility on, as Debian's package says. */
@Tag("slow")
class AssistiveTechnologyTest {
    private static final String LOGIN = "政采签章助手 - 输入 U-Key PIN";
    private static final String LEFT_OUT = "assistive technology org.GNOME.Accessibility.AtkWrapper is left out";
    private static final Path DEBIANS = Path.of("/usr/share/java/java-atk-wrapper.jar");

    @TempDir
    private Path folder;

    private TestDesktop desktop;

    @BeforeEach
    void openDesktop() throws Exception {
        desktop = TestDesktop.open(folder);
        Files.writeString(
                folder.resolve(".accessibility.properties"),
                "assistive_technologies=org.GNOME.Accessibility.AtkWrapper\n");
    }

    @AfterEach
    void closeDesktop() {
        desktop.close();
    }

    private Installation installation() throws Exception {
        return Installation.withProfile(folder)
                .with(desktop.environment())
                .with(Map.of("JAVA_TOOL_OPTIONS", "-Duser.home=" + folder))
                .with(KeypadDriver.class);
    }

    private void logIn(Installation installation) throws Exception {
        try (var host = installation.start()) {
            var session = UUID.randomUUID().toString();
            var page = "https://work.example";
            host.next();
            host.open(session, page, page);
            host.send(
                    "{\"jsonrpc\":\"2.0\",\"id\":\"login\",\"method\":\"login.authenticate\",\"params\":{\"session\":\""
                            + session + "\",\"nonce\":\"" + "n".repeat(44) + "\"}}");
            desktop.await(LOGIN);
        }
    }

    @Test
    void windowOpensWithoutABridgeThatIsMissingAndTheLogSaysSo() throws Exception {
        var installation = installation();

        logIn(installation);

        assertThat(installation.log()).content().contains(LEFT_OUT);
    }

    @Tag("full")
    @Test
    void windowOpensWithTheBridgeThatIsThere() throws Exception {
        Needed.file(DEBIANS);
        var installation = installation().before(DEBIANS);

        logIn(installation);

        assertThat(installation.log()).content().doesNotContain(LEFT_OUT);
    }
}
