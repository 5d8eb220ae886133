package signinghelper.command;

import org.junit.jupiter.api.Test;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;

class WindowOpenCommandTest {
    private static final Duration MOMENT = Duration.ofNanos(1);

    @Test
    void thePageLearnsNothingButThatItIsOpen() {
        try (var host = new TestHost()) {
            host.open().openWindow("1");

            assertThat(host.reply("1").path("result").toString()).isEqualTo("{}");
            assertThat(host.helperWindow().opened()).containsExactly(Language.CHINESE);
        }
    }

    @Test
    void itOpensAtTheFindingOfTheErrorThatThePageHasShown() {
        try (var host = new TestHost()) {
            host.open().openWindow("1", "\"about\":\"DRIVER_MISSING\"");

            assertThat(host.codeOf("1")).isEmpty();
            assertThat(host.helperWindow().sought()).containsExactly(Optional.of(ErrorCode.DRIVER_MISSING));
        }
    }

    @Test
    void whatIsNoCodeOpensNothing() {
        try (var host = new TestHost()) {
            host.open().openWindow("1", "\"about\":\"https://portal.example\"");

            assertThat(host.codeOf("1")).isEqualTo("REQUEST_MALFORMED");
            assertThat(host.helperWindow().opened()).isEmpty();
        }
    }

    @Test
    void allPagesTogetherOpenItOnceInTenSeconds() {
        try (var host = new TestHost()) {
            var page = host.open();
            page.openWindow("1");
            assertThat(host.codeOf("1")).isEmpty();

            host.passTime(WindowOpenCommand.BETWEEN.minus(MOMENT));
            host.open().openWindow("2");
            assertThat(host.codeOf("2")).isEqualTo("BUSY");
            assertThat(host.reply("2").at("/error/data/guidance/steps").toString())
                    .contains("刚刚打开过");
            assertThat(host.helperWindow().opened()).hasSize(1);

            host.passTime(MOMENT);
            page.openWindow("3");
            assertThat(host.codeOf("3")).isEmpty();
            assertThat(host.helperWindow().opened()).hasSize(2);
        }
    }

    @Test
    void itIsOpenedWhileAPinIsAskedFor() throws Exception {
        var token = new FakeToken("A").with(SoftwareKey.Kind.P256);
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            var page = host.open();
            page.logIn("login");
            host.prompt().nextQuestion();
            page.openWindow("1");

            assertThat(host.codeOf("1")).isEmpty();
            host.prompt().closeWindow();
            assertThat(host.codeOf("login")).isEqualTo("CANCELLED");
        }
    }

    @Test
    void framesAreReadWhileItOpens() throws Exception {
        try (var host = new TestHost()) {
            var page = host.open();
            var opening = new CountDownLatch(1);
            host.helperWindow().whileOpening(opening);
            page.openWindow("1");
            page.close("2");

            assertThat(host.reply("2").has("result")).isTrue();
            opening.countDown();
        }
    }

    @Test
    void anOriginWithoutTheCapabilityOpensNothing() {
        try (var host = new TestHost()) {
            host.open("https://look.example").openWindow("1");

            assertThat(host.codeOf("1")).isEqualTo("METHOD_NOT_ALLOWED");
            assertThat(host.helperWindow().opened()).isEmpty();
        }
    }

    @Test
    void withoutADesktopThePageIsToldSo() {
        try (var host = new TestHost()) {
            host.helperWindow().removeDesktop();
            host.open().openWindow("1");

            assertThat(host.codeOf("1")).isEqualTo("PROMPT_UNAVAILABLE");
        }
    }
}
