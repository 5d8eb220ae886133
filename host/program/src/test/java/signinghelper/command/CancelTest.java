package signinghelper.command;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

/** Ending a request: by its own page and by no other, or because the page goes away. */
class CancelTest {
    private final FakeToken token = new FakeToken("A").with(SoftwareKey.Kind.P256);
    private final AtomicBoolean slow = new AtomicBoolean();
    private final CountDownLatch opening = new CountDownLatch(1);
    private final CountDownLatch mayOpen = new CountDownLatch(1);
    private final TestHost host = new TestHost(new FakeDriver("fake", token).whileOpening(this::waitWhileSlow));

    @AfterEach
    void holdTheAnswersToTheSchema() {
        host.close();
        assertThat(token.isLeftAlone()).isTrue();
    }

    private void waitWhileSlow() {
        if (slow.get()) {
            opening.countDown();
            await(mayOpen);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPageEndsItsOwnRequest() throws Exception {
        var page = host.open();
        page.logIn("1");
        host.prompt().nextQuestion();
        page.cancel("1");

        assertThat(host.codeOf("1")).isEqualTo("ABORTED");
    }

    @Test
    void aPageDoesNotReachTheRequestOfAnother() throws Exception {
        var page = host.open();
        var other = host.open();
        page.logIn("1");
        host.prompt().nextQuestion();
        other.cancel("1");
        other.close("closed");
        host.prompt().type(FakeToken.PIN);

        assertThat(host.reply("1").has("result")).isTrue();
    }

    @Test
    void aRequestThatWaitsIsEndedWithoutAWindow() throws Exception {
        var page = host.open();
        page.logIn("1");
        host.prompt().nextQuestion();
        page.logIn("2");
        page.cancel("2");

        assertThat(host.codeOf("2")).isEqualTo("ABORTED");
        host.prompt().closeWindow();
        assertThat(host.codeOf("1")).isEqualTo("CANCELLED");
        assertThat(host.prompt().wasAsked()).isFalse();
    }

    @Test
    void theIdOfARequestThatWasEndedWhileItWaitedIsFreeAgain() throws Exception {
        var page = host.open();
        page.logIn("1");
        host.prompt().nextQuestion();
        page.logIn("2");
        page.cancel("2");
        page.logIn("2");
        host.prompt().closeWindow();
        host.prompt().closeWindow();

        assertThat(host.replies("2", 2))
                .extracting(reply -> reply.at("/error/data/code").asText())
                .containsExactly("ABORTED", "CANCELLED");
    }

    @Test
    void aRequestThatIsEndedWhileTheUKeyIsOpenedSpendsNoTry() throws Exception {
        var page = host.open();
        page.logIn("1");
        host.prompt().nextQuestion();
        slow.set(true);
        host.prompt().type("000000");
        await(opening);
        page.cancel("1");
        mayOpen.countDown();

        assertThat(host.codeOf("1")).isEqualTo("ABORTED");
        assertThat(token.triesLeft()).isEqualTo(6);
    }

    @Test
    void aPageThatGoesAwayTakesItsWindowWithItAndLeavesTheUKeyLoggedOut() throws Exception {
        var page = host.open();
        page.logIn("1");
        host.prompt().nextQuestion();
        slow.set(true);
        host.prompt().type(FakeToken.PIN);
        await(opening);
        page.close("2");
        mayOpen.countDown();

        assertThat(host.codeOf("1")).isEqualTo("ABORTED");
        assertThat(host.reply("2").has("result")).isTrue();
        assertThat(token.isLeftAlone()).isTrue();
    }

    @Test
    void cancellingWhatDoesNotRunHasNoEffect() {
        var page = host.open();
        page.cancel("no-such");
        page.listTokens("1");

        assertThat(host.reply("1").has("result")).isTrue();
    }

    @Test
    void anIdThatIsRunningIsRefusedInItsSessionAndFreeInAnother() throws Exception {
        var page = host.open();
        var other = host.open();
        page.logIn("1");
        host.prompt().nextQuestion();
        page.logIn("1");
        assertThat(host.codeOf("1")).isEqualTo("REQUEST_MALFORMED");

        other.logIn("1");
        host.prompt().closeWindow();
        host.prompt().closeWindow();

        assertThat(host.replies("1", 3))
                .extracting(reply -> reply.at("/error/data/code").asText())
                .containsExactly("REQUEST_MALFORMED", "CANCELLED", "CANCELLED");
    }
}
