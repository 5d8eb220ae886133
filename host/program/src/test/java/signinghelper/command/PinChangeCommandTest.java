package signinghelper.command;

import org.junit.jupiter.api.Test;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import static org.assertj.core.api.Assertions.assertThat;

class PinChangeCommandTest {
    private static final String FRESH = "aB3-~!9";
    private static final String WRONG = "000000";

    private final FakeToken token = new FakeToken("A").with(SoftwareKey.Kind.P256);

    private TestHost host() {
        return new TestHost(new FakeDriver("fake", token));
    }

    @Test
    void thePinIsChangedByOneCallAndThePageLearnsNothingElse() throws Exception {
        try (var host = host()) {
            host.prompt().change(FakeToken.PIN, FRESH);
            var page = host.open();
            page.changePin("change");

            assertThat(host.reply("change").path("result").isEmpty()).isTrue();
            assertThat(host.prompt().nextChangeQuestion().tokens()).hasSize(1);
            assertThat(page.stages("change")).containsExactly("PROMPTING");
            assertThat(token.changes()).isEqualTo(1);
            assertThat(token.isLeftAlone()).isTrue();
            assertThat(host.written().toString()).doesNotContain(FRESH, FakeToken.PIN);
        }
    }

    @Test
    void afterwardsOnlyTheNewOneLogsIn() {
        try (var host = host()) {
            host.prompt().change(FakeToken.PIN, FRESH);
            var page = host.open();
            page.changePin("change");
            host.reply("change");

            host.prompt().type(FakeToken.PIN);
            host.prompt().closeWindow();
            page.logIn("old");
            assertThat(host.codeOf("old")).isEqualTo("CANCELLED");
            assertThat(token.triesLeft()).isEqualTo(5);

            host.prompt().type(FRESH);
            page.logIn("new");
            assertThat(host.reply("new").has("result")).isTrue();
            assertThat(token.triesLeft()).isEqualTo(6);
        }
    }

    @Test
    void aWrongCurrentPinCostsOneTryAndIsNeverTriedAgain() {
        try (var host = host()) {
            host.prompt().change(WRONG, FRESH);
            host.prompt().closeChangeWindow();
            host.open().changePin("change");

            assertThat(host.codeOf("change")).isEqualTo("CANCELLED");
            assertThat(token.changes()).isEqualTo(1);
            assertThat(token.triesLeft()).isEqualTo(5);
            assertThat(token.isLeftAlone()).isTrue();
        }
    }

    @Test
    void aPageThatEndsItClosesTheWindowAndSpendsNothing() throws Exception {
        try (var host = host()) {
            var page = host.open();
            page.changePin("change");
            host.prompt().nextChangeQuestion();
            page.cancel("change");

            assertThat(host.codeOf("change")).isEqualTo("ABORTED");
            assertThat(token.changes()).isZero();
        }
    }

    @Test
    void withoutAUKeyNobodyIsAsked() {
        try (var host = new TestHost(new FakeDriver("fake"))) {
            host.open().changePin("change");

            assertThat(host.codeOf("change")).isEqualTo("TOKEN_ABSENT");
            assertThat(host.prompt().wasAsked()).isFalse();
        }
    }

    @Test
    void anOriginWithoutTheCapabilityOpensNoWindow() {
        try (var host = host()) {
            host.open("https://look.example").changePin("change");

            assertThat(host.codeOf("change")).isEqualTo("METHOD_NOT_ALLOWED");
            assertThat(host.prompt().wasAsked()).isFalse();
        }
    }
}
