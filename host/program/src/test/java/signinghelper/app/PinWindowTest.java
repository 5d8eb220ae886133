package signinghelper.app;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDesktop;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.FakeToken;
import signinghelper.token.TokenDriver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The real host's PIN window, worked by keyboard, for U-Keys whose PIN is not simply typed there. */
@Tag("slow")
class PinWindowTest {
    private static final String ORIGIN = "https://work.example";
    private static final String LOGIN = "政采签章助手 - 输入 U-Key PIN";
    private static final String CHANGE = "政采签章助手 - 修改 PIN";
    private static final String FRESH = "aB3-x~9!";

    private final String session = UUID.randomUUID().toString();

    @TempDir
    private Path folder;

    private TestDesktop desktop;

    @BeforeEach
    void openDesktop() throws Exception {
        desktop = TestDesktop.open(folder);
    }

    @AfterEach
    void closeDesktop() {
        desktop.close();
    }

    private Installation installation(Class<? extends TokenDriver> driver) throws Exception {
        return Installation.withProfile(folder).with(desktop.environment()).with(driver);
    }

    private void askToLogIn(HostProcess host) throws IOException, InterruptedException {
        host.next();
        host.open(session, ORIGIN, ORIGIN);
        host.send("{\"jsonrpc\":\"2.0\",\"id\":\"login\",\"method\":\"login.authenticate\",\"params\":{\"session\":\""
                + session + "\",\"nonce\":\"" + "n".repeat(44) + "\"}}");
        desktop.await(LOGIN);
    }

    private static JsonNode answer(HostProcess host) throws InterruptedException {
        var frame = host.next();
        while (!frame.path("id").asText().equals("login")) {
            frame = host.next();
        }
        return frame;
    }

    @Test
    void aUKeyWithAKeypadIsAskedOnceWhenThePersonIsReady() throws Exception {
        var installation = installation(KeypadDriver.class);
        try (var host = installation.start()) {
            askToLogIn(host);
            assertThat(installation.install().resolve(KeypadDriver.ASKED)).doesNotExist();

            desktop.press("alt+o");
            Eventually.thereIs(installation.install().resolve(KeypadDriver.ASKED));
            // Another one must neither be a second call nor reach the button that cancels.
            desktop.press("Return");
            Files.createFile(installation.install().resolve(KeypadDriver.ENTERED));

            assertThat(answer(host).at("/result/token/algorithm").asText()).isEqualTo("ES256");
        }
    }

    @Tag("full")
    @Test
    void aPersonGivesUpWhileTheKeypadWaits() throws Exception {
        var installation = installation(KeypadDriver.class);
        try (var host = installation.start()) {
            askToLogIn(host);
            desktop.press("alt+o");
            Eventually.thereIs(installation.install().resolve(KeypadDriver.ASKED));
            desktop.press("Escape");

            assertThat(answer(host).at("/error/data/code").asText()).isEqualTo("CANCELLED");
            desktop.awaitNone(LOGIN);
        }
    }

    @Test
    void uKeyThatAnotherProgramHeldIsAskedForAgainInTheSameWindow() throws Exception {
        try (var host = installation(BusyDriver.class).start()) {
            askToLogIn(host);
            desktop.type(FakeToken.PIN);
            desktop.press("Return");
            // It has come back, and keys do not count yet.
            desktop.await(LOGIN + ".+");

            desktop.await(LOGIN);
            desktop.type(FakeToken.PIN);
            desktop.press("Return");
            assertThat(answer(host).at("/result/token/algorithm").asText()).isEqualTo("ES256");
        }
    }

    @Test
    void aPinThatMustBeChangedIsChangedFirstAndThenLogsIn() throws Exception {
        try (var host = installation(MustChangeDriver.class).start()) {
            askToLogIn(host);
            desktop.press("alt+g", "alt+g");
            desktop.await(CHANGE);
            for (var typed : new String[] {FakeToken.PIN, FRESH}) {
                desktop.type(typed);
                desktop.press("Tab");
            }
            desktop.type(FRESH);
            desktop.press("Return");

            desktop.await(LOGIN);
            desktop.type(FRESH);
            desktop.press("Return");
            assertThat(answer(host).at("/result/token/algorithm").asText()).isEqualTo("ES256");
        }
    }
}
