package signinghelper.command;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.profile.ProfileSource;
import signinghelper.token.FakeDriver;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class DispatcherTest {
    private Throwable thrown = new IllegalStateException("of a driver");
    private final TestHost host = new TestHost(new FakeDriver("fake").whileListing(this::throwIt));

    @AfterEach
    void holdTheAnswersToTheSchema() {
        host.close();
    }

    private void throwIt() {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(thrown);
    }

    @Test
    void anUnknownSessionIsFoundBeforeAnUnknownMethod() {
        host.send("1", "no.such", "{\"session\":\"" + UUID.randomUUID() + "\"}");

        assertThat(host.codeOf("1")).isEqualTo("SESSION_UNKNOWN");
        assertThat(host.reply("1").at("/error/code").asInt()).isEqualTo(-32000);
    }

    @Test
    void anUnknownMethodIsRefusedWithAndWithoutASession() {
        host.send("1", "no.such", "{\"session\":\"" + host.open().session() + "\"}");
        host.send("2", "no.such", "{}");

        assertThat(host.codeOf("1")).isEqualTo("METHOD_UNKNOWN");
        assertThat(host.reply("1").at("/error/code").asInt()).isEqualTo(-32601);
        assertThat(host.codeOf("2")).isEqualTo("METHOD_UNKNOWN");
    }

    @Test
    void aMethodThatTheProfileDoesNotGiveTheOriginIsNotRun() {
        host.open("https://look.example").logIn("1");

        assertThat(host.codeOf("1")).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(host.prompt().wasAsked()).isFalse();
    }

    @Test
    void aMethodThatIsNotAllowedIsRefusedBeforeItsArgumentsAreLookedAt() {
        host.send(
                "1",
                "login.authenticate",
                "{\"session\":\"" + host.open("https://look.example").session() + "\"}");

        assertThat(host.codeOf("1")).isEqualTo("METHOD_NOT_ALLOWED");
    }

    /**
     * Without an id there is no answer (JSON-RPC 2.0, 4.1), so a page would never learn the result; only cancelling
     * needs none.
     */
    @Test
    void whatHasNoIdIsNotDone() {
        var session = UUID.randomUUID().toString();
        var origin = "\"origin\":\"" + TestHost.ORIGIN + "\",\"topOrigin\":\"" + TestHost.ORIGIN + "\"";
        host.send("{\"jsonrpc\":\"2.0\",\"method\":\"session.open\",\"params\":{\"session\":\"" + session + "\","
                + origin + ",\"extension\":\"1.0.0\",\"library\":\"1.0.0\",\"locale\":\"en\"}}");
        host.send("1", "token.list", "{\"session\":\"" + session + "\"}");
        assertThat(host.codeOf("1")).isEqualTo("SESSION_UNKNOWN");

        var page = host.open();
        host.send("{\"jsonrpc\":\"2.0\",\"method\":\"session.close\",\"params\":{\"session\":\"" + page.session()
                + "\"}}");
        host.send("2", "no.such", "{\"session\":\"" + page.session() + "\"}");
        assertThat(host.codeOf("2")).isEqualTo("METHOD_UNKNOWN");
    }

    @Test
    void aClosedSessionIsUnknown() {
        var page = host.open();
        page.close("1");
        page.listTokens("2");

        assertThat(host.reply("1").path("result").isEmpty()).isTrue();
        assertThat(host.codeOf("2")).isEqualTo("SESSION_UNKNOWN");
    }

    @Test
    void aDriverThatThrowsIsAFailedDriver() {
        host.open().listTokens("1");

        assertThat(host.codeOf("1")).isEqualTo("DRIVER_FAILED");
    }

    @Test
    void whateverACommandDiesOfItsRequestIsAnswered() {
        thrown = new StackOverflowError("of a driver");
        host.open().listTokens("1");

        assertThat(host.codeOf("1")).isEqualTo("INTERNAL");
    }

    @Test
    void aRequestThatFailsInTheReadingThreadIsAnsweredAndTheNextOneRead() {
        ProfileSource broken = () -> {
            throw new IllegalStateException("of a profile");
        };
        try (var host = new TestHost(broken)) {
            host.openAs("00000000-0000-0000-0000-000000000000", TestHost.ORIGIN, TestHost.ORIGIN, "en");
            host.send("1", "no.such", "{}");

            assertThat(host.written())
                    .extracting(frame -> frame.at("/error/data/code").asText())
                    .containsExactly("INTERNAL", "METHOD_UNKNOWN");
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,这个网站不能使用签章助手", "en,This site may not use the signing helper"})
    void aRefusedSessionIsToldInTheLanguageItAskedFor(String locale, String title) {
        host.openAs(UUID.randomUUID().toString(), "https://other.example", "https://other.example", locale);

        assertThat(host.written().get(0).at("/error/data/guidance/title").asText())
                .isEqualTo(title);
    }

    @Test
    void aNotificationIsNeverAnswered() {
        var page = host.open();
        var before = host.written().size();
        for (var method : new String[] {"token.list", "login.authenticate", "no.such", "cancel"}) {
            host.send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{\"session\":\"" + page.session()
                    + "\"}}");
        }

        assertThat(host.finish()).isTrue();
        assertThat(host.written()).hasSize(before);
        assertThat(host.prompt().wasAsked()).isFalse();
    }
}
