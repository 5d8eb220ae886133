package signinghelper.command;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.login.Origin;
import signinghelper.guidance.Language;
import signinghelper.profile.TestProfile;
import signinghelper.protocol.BrowserWindow;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Lane;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.ProductVersion;
import signinghelper.session.Session;
import signinghelper.session.SessionId;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

class LanesTest {
    private static final Session PAGE = session(TestHost.ORIGIN);

    private static Session session(String site) {
        var origin = new Origin(site);
        return new Session(
                new SessionId(UUID.randomUUID().toString()),
                new Asker.Page(origin, origin, new ProductVersion("1.0.0"), "Portal", null),
                Language.CHINESE,
                Set.of(),
                () -> TestProfile.of(CmsForm.PKCS7_501));
    }

    private final FakeToken token = new FakeToken("A").with(SoftwareKey.Kind.P256);

    @Test
    void theWindowOfAPageThatWaitedOpensWhereThePageIsByThen() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            var first = host.open();
            var second = host.open();
            first.logIn("1");
            host.prompt().nextQuestion();
            second.logIn("2");
            second.listTokensFrom("look", "{\"left\":-1280,\"top\":0,\"width\":1280,\"height\":800}");
            host.reply("look");

            host.prompt().type(FakeToken.PIN);
            var asker = host.prompt().nextQuestion().asker();
            host.prompt().type(FakeToken.PIN);
            host.reply("2");

            assertThat(asker)
                    .isInstanceOfSatisfying(
                            Asker.Page.class,
                            page -> assertThat(page.window()).isEqualTo(new BrowserWindow(-1280, 0, 1280, 800)));
        }
    }

    @Test
    void aSecondKeyCommandIsToldThatItWaitsAndRunsAfterTheFirst() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            var first = host.open();
            var second = host.open();
            first.logIn("1");
            host.prompt().nextQuestion();
            second.logIn("2");

            assertThat(first.stages("1")).containsExactly("PROMPTING");
            assertThat(second.stages("2")).containsExactly("QUEUED");
            assertThat(host.prompt().wasAsked()).isFalse();

            host.prompt().type(FakeToken.PIN);
            host.prompt().nextQuestion();
            assertThat(host.reply("1").has("result")).isTrue();
            host.prompt().type(FakeToken.PIN);
            assertThat(host.reply("2").has("result")).isTrue();
            assertThat(second.stages("2")).containsExactly("QUEUED", "PROMPTING", "SIGNING");
        }
    }

    /** Again and again, because it must hold at every moment between queue and thread. */
    @Test
    void aLaneIsBusyFromTheMomentItIsGivenSomething() throws Exception {
        var lanes = new Lanes();
        for (var i = 0; i < 2_000; i++) {
            var mayGoOn = new CountDownLatch(1);
            lanes.execute(Lane.KEY, PAGE, () -> await(mayGoOn));
            assertThat(lanes.isBusy(Lane.KEY)).isTrue();
            mayGoOn.countDown();
            while (lanes.isBusy(Lane.KEY)) {
                Thread.onSpinWait();
            }
        }
        assertThat(lanes.finish(30)).isTrue();
    }

    @Test
    void lookingForUKeysGoesOnWhileAWindowIsOpen() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            var page = host.open();
            page.logIn("1");
            host.prompt().nextQuestion();
            page.listTokens("2");

            assertThat(host.reply("2").at("/result/tokens/0/label").asText()).isEqualTo("A");
        }
    }

    @Test
    void fiftyOfAnOriginMayWaitAndThoseOfAnotherStillFindRoom() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            host.open().logIn("open");
            host.prompt().nextQuestion();
            for (var i = 1; i <= 50; i++) {
                host.open().logIn("waits-" + i);
            }
            host.open().logIn("one-too-many");
            assertThat(host.codeOf("one-too-many")).isEqualTo("BUSY");

            for (var i = 1; i <= 50; i++) {
                host.open("https://login.example").logIn("other-" + i);
            }
            host.open("https://login.example").logIn("full");
            assertThat(host.codeOf("full")).isEqualTo("BUSY");

            host.finish();
            assertThat(host.codeOf("open")).isEqualTo("ABORTED");
            for (var i = 1; i <= 50; i++) {
                assertThat(host.codeOf("waits-" + i)).isEqualTo("ABORTED");
                assertThat(host.codeOf("other-" + i)).isEqualTo("ABORTED");
            }
        }
    }

    @Test
    void aRequestThatHasRunGivesItsPlaceBack() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            var page = host.open();
            for (var i = 0; i < 120; i++) {
                page.listTokens("look-" + i);
                assertThat(host.reply("look-" + i).has("result")).isTrue();
            }
        }
    }

    @Test
    void aSessionRunsThirtyTwoRequestsAtTheSameTime() throws Exception {
        var mayGoOn = new CountDownLatch(1);
        var listing = new CountDownLatch(1);
        var driver = new FakeDriver("fake", token).whileListing(() -> {
            listing.countDown();
            await(mayGoOn);
        });
        try (var host = new TestHost(driver)) {
            var page = host.open();
            for (var i = 0; i < 33; i++) {
                page.listTokens("look-" + i);
            }
            assertThat(host.codeOf("look-32")).isEqualTo("BUSY");
            await(listing);
            mayGoOn.countDown();
            for (var i = 0; i < 32; i++) {
                assertThat(host.reply("look-" + i).has("result")).isTrue();
            }
        }
    }

    @Test
    void aSessionHasOneWindowOpenAndOneWaiting() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            var page = host.open();
            page.logIn("open");
            host.prompt().nextQuestion();
            page.logIn("waits");
            page.logIn("one-too-many");
            assertThat(host.codeOf("one-too-many")).isEqualTo("BUSY");
            host.open().logIn("of-another");

            host.prompt().closeWindow();
            assertThat(host.codeOf("open")).isEqualTo("CANCELLED");
            host.prompt().nextQuestion();
            page.logIn("again");
            host.finish();
            assertThat(host.codeOf("again")).isEqualTo("ABORTED");
        }
    }

    /** A slow U-Key must not hold up an upload, nor the diagnosis that is to find out why it is slow. */
    @Test
    void aPartOfADocumentDoesNotWaitForASlowListing() {
        var mayGoOn = new CountDownLatch(1);
        var slow = new AtomicBoolean();
        var driver = new FakeDriver("fake", token).whileListing(() -> {
            if (slow.getAndSet(false)) {
                await(mayGoOn);
            }
        });
        try (var host = new TestHost(driver)) {
            var page = host.open();
            slow.set(true);
            page.listTokens("slow");
            page.put("put", "AAEC");
            page.openWindow("window");

            assertThat(host.reply("put").at("/result/received").asInt()).isEqualTo(3);
            assertThat(host.reply("window").has("result")).isTrue();
            mayGoOn.countDown();
            assertThat(host.reply("slow").has("result")).isTrue();
        }
    }

    @Test
    void theIdOfARequestThatWasAnsweredIsFreeAgain() {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            var page = host.open();
            page.listTokens("1");
            host.reply("1");
            page.listTokens("1");

            assertThat(host.replies("1", 2)).allMatch(reply -> reply.has("result"));
        }
    }

    @Test
    void atTheEndOfInputLooksAreAnsweredAndWindowsClosed() throws Exception {
        var listing = new CountDownLatch(1);
        var mayGoOn = new CountDownLatch(1);
        var slow = new AtomicBoolean();
        var driver = new FakeDriver("fake", token).whileListing(() -> {
            if (slow.getAndSet(false)) {
                listing.countDown();
                await(mayGoOn);
            }
        });
        try (var host = new TestHost(driver)) {
            var page = host.open();
            page.logIn("key");
            host.prompt().nextQuestion();
            slow.set(true);
            page.listTokens("look");
            await(listing);

            var finished = CompletableFuture.supplyAsync(host::finish);
            assertThat(host.codeOf("key")).isEqualTo("ABORTED");
            mayGoOn.countDown();

            assertThat(host.reply("look").has("result")).isTrue();
            assertThat(finished.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(token.isLeftAlone()).isTrue();
        }
    }

    @Test
    void noSessionWaitsForTheDocumentOfAnother() throws Exception {
        var lanes = new Lanes();
        var mayGoOn = new CountDownLatch(1);
        var other = new CountDownLatch(1);
        var order = new ArrayList<Integer>();
        lanes.execute(Lane.DOCUMENT, PAGE, () -> {
            await(mayGoOn);
            order.add(1);
        });
        lanes.execute(Lane.DOCUMENT, PAGE, () -> order.add(2));
        lanes.execute(Lane.DOCUMENT, session(TestHost.ORIGIN), other::countDown);

        await(other);
        mayGoOn.countDown();
        assertThat(lanes.finish(30)).isTrue();
        assertThat(order).containsExactly(1, 2);
    }

    @Test
    void fourSessionsOfAnOriginHaveDocumentsExaminedAndThoseOfAnotherStillFindRoom() throws Exception {
        var lanes = new Lanes();
        var mayGoOn = new CountDownLatch(1);
        for (var site : List.of(TestHost.ORIGIN, "https://login.example")) {
            for (var i = 0; i < 4; i++) {
                lanes.execute(Lane.DOCUMENT, session(site), () -> await(mayGoOn));
            }
            assertThat(refusal(lanes, session(site))).isEqualTo(ErrorCode.BUSY);
        }
        assertThat(refusal(lanes, session("https://third.example"))).isEqualTo(ErrorCode.BUSY);

        mayGoOn.countDown();
        assertThat(lanes.finish(30)).isTrue();
        assertThat(refusal(lanes, PAGE)).isEqualTo(ErrorCode.ABORTED);
    }

    @Test
    void aSessionWhoseDocumentsAreDoneMakesRoom() throws Exception {
        var lanes = new Lanes();
        for (var i = 0; i < 40; i++) {
            var done = new CountDownLatch(1);
            var session = session(TestHost.ORIGIN);
            Eventually.until("room", () -> refusal(lanes, session, done::countDown) == null);
            await(done);
        }
        assertThat(lanes.finish(30)).isTrue();
    }

    private static @Nullable ErrorCode refusal(Lanes lanes, Session session) {
        return refusal(lanes, session, () -> {});
    }

    private static @Nullable ErrorCode refusal(Lanes lanes, Session session, Runnable task) {
        try {
            lanes.execute(Lane.DOCUMENT, session, task);
            return null;
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    @Test
    void whatDoesNotEndInTimeDoesNotHoldTheEndUp() throws Exception {
        var never = new CountDownLatch(1);
        var lanes = new Lanes();
        lanes.execute(Lane.LISTING, PAGE, () -> await(never));

        assertThat(lanes.finish(0)).isFalse();
        never.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
