package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDesktop;
import signinghelper.testkit.desktop.TestDisplay;
import signinghelper.testkit.junit.Eventually;

import java.nio.file.Path;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Places of real windows: on the browser's screen, and beside that of another browser profile. */
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

    /** Each profile has a host of its own. */
    @Test
    void theWindowsOfTwoBrowserProfilesDoNotLieOverEachOther() throws Exception {
        try (var desktop = TestDesktop.open(folder);
                var one = host(desktop);
                var other = host(desktop)) {
            logIn(one, 100);
            desktop.await(LOGIN);
            logIn(other, 100);
            Eventually.until("there are two", () -> desktop.windows(LOGIN).size() == 2);
            var places = desktop.windows(LOGIN).stream().map(desktop::place).toList();

            // More than a title's height, so that both can be told and reached.
            assertThat(Math.abs(places.get(0).x - places.get(1).x)).isGreaterThanOrEqualTo(30);
            assertThat(Math.abs(places.get(0).y - places.get(1).y)).isGreaterThanOrEqualTo(30);
        }
    }

    private HostProcess host(TestDesktop desktop) throws Exception {
        return Installation.withProfile(folder)
                .with(desktop.environment())
                .with(CountingDriver.class)
                .start();
    }

    private static void logIn(HostProcess host, int browserLeft) throws Exception {
        host.next();
        var session = UUID.randomUUID().toString();
        host.open(session, ORIGIN, ORIGIN);
        host.send("{\"jsonrpc\":\"2.0\",\"id\":\"login\",\"method\":\"login.authenticate\",\"browserWindow\":{\"left\":"
                + browserLeft + ",\"top\":0,\"width\":1000,\"height\":700},\"params\":{\"session\":\""
                + session
                + "\",\"nonce\":\"" + "n".repeat(44) + "\"}}");
    }

    private void opensWhereTheBrowserIs(int browserLeft, boolean isOnSecond) throws Exception {
        try (var desktop = TestDesktop.open(folder, TestDisplay.openTwoScreens());
                var host = host(desktop)) {
            logIn(host, browserLeft);
            desktop.await(LOGIN);

            assertThat(desktop.left(LOGIN) >= SECOND_SCREEN).isEqualTo(isOnSecond);
        }
    }
}
