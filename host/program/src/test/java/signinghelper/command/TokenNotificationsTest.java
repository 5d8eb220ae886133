package signinghelper.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signinghelper.prompt.OfferedKey;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class TokenNotificationsTest {
    private final FakeToken one = new FakeToken("one").with(SoftwareKey.Kind.P256);
    private final FakeToken two = new FakeToken("two");
    private final FakeDriver driver = new FakeDriver("fake", one).withEvents();

    /** U-Keys that are present at the first look are not reported as news. */
    private static void look(TestHost host, TestPage page) {
        page.listTokens("look-" + page.session());
        assertThat(host.reply("look-" + page.session()).has("result")).isTrue();
    }

    private static List<String> sessions(List<JsonNode> notifications) {
        return notifications.stream()
                .map(params -> params.path("session").asText())
                .toList();
    }

    @Test
    void everySessionThatMayAskIsToldOfAllThatIsPluggedInWithoutSerialNumbers() {
        try (var host = new TestHost(driver)) {
            var first = host.open();
            var second = host.open("https://look.example");
            host.open("https://login.example");
            look(host, first);
            look(host, second);
            driver.plug(two);

            var told = host.notifications("token.changed", 2);
            assertThat(sessions(told)).containsExactlyInAnyOrder(first.session(), second.session());
            var token = "{\"driver\":\"fake\",\"label\":\"%s\",\"triesLeft\":6,\"triesMaximum\":6,"
                    + "\"locked\":false,\"defaultPin\":false}";
            assertThat(told.get(0).path("tokens").toString())
                    .isEqualTo("[" + token.formatted("one") + "," + token.formatted("two") + "]");
            driver.pull(one);
            assertThat(host.notifications("token.changed", 4)
                            .get(3)
                            .path("tokens")
                            .toString())
                    .isEqualTo("[" + token.formatted("two") + "]");
        }
    }

    @Test
    void aClosedSessionIsToldNothingAndWithTheLastOneTheWatchingEnds() throws Exception {
        try (var host = new TestHost(driver)) {
            var first = host.open();
            var second = host.open();
            look(host, first);
            look(host, second);
            first.close("close");
            assertThat(host.reply("close").has("result")).isTrue();
            driver.plug(two);
            assertThat(sessions(host.notifications("token.changed", 1))).containsExactly(second.session());

            second.close("last");
            Eventually.until("nobody watches", () -> driver.watchers() == 0);
        }
    }

    @Test
    void anOpenWindowIsToldWhatThereIsToChooseFrom() throws Exception {
        var third = new FakeToken("third").with(SoftwareKey.Kind.RSA);
        try (var host = new TestHost(driver)) {
            host.open("https://login.example").logIn("1");
            var question = host.prompt().nextQuestion();
            var heard = new LinkedBlockingQueue<List<OfferedKey>>();
            var watch = question.offered().changes().follow(heard::add);

            driver.plug(third);
            assertThat(labels(heard.poll(1, TimeUnit.MINUTES))).containsExactly("one", "third");
            driver.pull(one);
            driver.pull(third);
            Eventually.until(
                    "all are gone",
                    () -> heard.peek() != null && labels(heard.poll()).isEmpty());
            watch.close();
            Eventually.until("nobody watches", () -> driver.watchers() == 0);
            host.prompt().closeWindow();
            assertThat(host.codeOf("1")).isEqualTo("CANCELLED");
        }
    }

    private static List<String> labels(List<OfferedKey> keys) {
        return keys.stream().map(key -> key.held().token().label()).toList();
    }

    @Test
    void whoMayNotAskForUKeysCausesNoWatching() {
        try (var host = new TestHost(driver)) {
            var page = host.open("https://login.example");
            page.logIn("1");
            host.prompt().closeWindow();
            assertThat(host.codeOf("1")).isEqualTo("CANCELLED");

            assertThat(driver.watchers()).isZero();
        }
    }

    @Tag("slow")
    @Test
    void aListTooLongForAFrameHarmsNothing() {
        try (var host = new TestHost(driver)) {
            var page = host.open();
            look(host, page);
            driver.plug(new FakeToken("x".repeat(1024 * 1024)));
            page.listTokens("long");
            assertThat(host.codeOf("long")).isEqualTo("INTERNAL");
        }
    }
}
