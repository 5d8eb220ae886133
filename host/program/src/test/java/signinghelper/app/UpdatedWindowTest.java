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

import java.nio.file.Path;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A browser's host from before an update, and the program of a later version, each a process with real windows. */
@Tag("slow")
class UpdatedWindowTest {
    private static final String ORIGIN = "https://window.example";
    private static final String HELPER = "政采签章助手 - 检测与 U-Key";
    private static final String LOGIN = "政采签章助手 - 输入 U-Key PIN";

    private final String session = UUID.randomUUID().toString();

    @TempDir
    private Path folder;

    private TestDesktop desktop;
    private HostProcess older;

    @BeforeEach
    void openTheWindowOfTheOlderVersion() throws Exception {
        desktop = TestDesktop.open(folder);
        older = Installation.withProfile(folder)
                .with(desktop.environment())
                .with(CountingDriver.class)
                .start();
        older.next();
        older.open(session, ORIGIN, ORIGIN);
        ask("window.open", "");
        assertThat(answer("window.open").has("result")).isTrue();
        desktop.await(HELPER);
        assertThat(desktop.owner(HELPER)).isEqualTo(older.handle().pid());
    }

    @AfterEach
    void closeDesktop() {
        older.close();
        desktop.close();
    }

    private Process newer() throws Exception {
        var installation = Installation.withProfile(folder)
                .with(desktop.environment())
                .before(ProgramVersion.of("99.0.0", folder.resolve("newer")));
        return installation.begin("window", "--lang", "zh-CN");
    }

    private void ask(String method, String parameters) throws Exception {
        older.send("{\"jsonrpc\":\"2.0\",\"id\":\"" + method + "\",\"method\":\"" + method
                + "\",\"params\":{\"session\":\"" + session + "\"" + parameters + "}}");
    }

    private JsonNode answer(String method) throws InterruptedException {
        var frame = older.next();
        while (!frame.path("id").asText().equals(method)) {
            frame = older.next();
        }
        return frame;
    }

    private void logIn() throws Exception {
        ask("login.authenticate", ",\"nonce\":\"" + "n".repeat(44) + "\"");
        desktop.await(LOGIN);
    }

    private void enterThePin() throws Exception {
        desktop.type(FakeToken.PIN);
        desktop.press("Return");
        assertThat(answer("login.authenticate").at("/result/token/algorithm").asText())
                .isEqualTo("ES256");
    }

    @Tag("full")
    @Test
    void theNewerProgramsWindowTakesThePlaceAndTheOlderHostGoesOn() throws Exception {
        var newer = newer();
        Eventually.until("the newer one has the window", () -> desktop.owner(HELPER) == newer.pid());
        desktop.await(HELPER);

        logIn();
        enterThePin();

        desktop.activate(HELPER);
        desktop.press("alt+c");
        assertThat(newer.waitFor()).isZero();
        older.endInput();
        assertThat(older.exitCode()).isZero();
    }

    @Tag("full")
    @Test
    void whileAPinIsAskedForNothingIsTakenAway() throws Exception {
        logIn();

        assertThat(newer().waitFor()).isZero();

        assertThat(desktop.owner(HELPER)).isEqualTo(older.handle().pid());
        // Its title says more until keys count again.
        desktop.activate(LOGIN + ".*");
        desktop.await(LOGIN);
        enterThePin();
    }
}
