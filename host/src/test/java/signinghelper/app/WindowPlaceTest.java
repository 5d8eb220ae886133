package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.platform.TestDisplay;

import java.nio.file.Path;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A computer with two screens: the window appears on the browser's screen. */
@Tag("slow")
class WindowPlaceTest {
    private static final String ORIGIN = "https://work.example";
    private static final String LOGIN = "政采签章助手 - 输入 U-Key PIN";
    private static final int SECOND_SCREEN = 1280;

    @TempDir
    private Path folder;

    @Test
    void opensOnTheSecondScreenWhereTheBrowserIs() throws Exception {
        opensWhereTheBrowserIs(1300, true);
    }

    @Tag("full")
    @Test
    void opensOnTheFirstScreenWhereTheBrowserIs() throws Exception {
        opensWhereTheBrowserIs(100, false);
    }

    private void opensWhereTheBrowserIs(int browserLeft, boolean isOnSecond) throws Exception {
        try (var desktop = TestDesktop.open(folder, TestDisplay.openTwoScreens());
                var host = Installation.withProfile(folder)
                        .with(desktop.environment())
                        .with(CountingDriver.class)
                        .start()) {
            host.next();
            var session = UUID.randomUUID().toString();
            host.open(session, ORIGIN, ORIGIN);
            host.send(
                    "{\"jsonrpc\":\"2.0\",\"id\":\"login\",\"method\":\"login.authenticate\",\"browserWindow\":{\"left\":"
                            + browserLeft + ",\"top\":0,\"width\":1000,\"height\":700},\"params\":{\"session\":\""
                            + session
                            + "\",\"nonce\":\"" + "n".repeat(44) + "\"}}");
            desktop.await(LOGIN);

            assertThat(desktop.left(LOGIN) >= SECOND_SCREEN).isEqualTo(isOnSecond);
        }
    }
}
