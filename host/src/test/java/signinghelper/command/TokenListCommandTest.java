package signinghelper.command;

import org.junit.jupiter.api.Test;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;

import static org.assertj.core.api.Assertions.assertThat;

class TokenListCommandTest {

    @Test
    void tellsWhatIsPluggedInAndNoSerialNumber() {
        try (var host = new TestHost(new FakeDriver("fake", new FakeToken("我的 U-Key")))) {
            host.open().listTokens("1");

            assertThat(host.reply("1").path("result").toString())
                    .isEqualTo("{\"tokens\":[{\"driver\":\"fake\",\"label\":\"我的 U-Key\",\"triesLeft\":6,"
                            + "\"triesMaximum\":6,\"locked\":false,\"defaultPin\":false}]}");
        }
    }

    @Test
    void withoutADriverThereIsNothing() {
        try (var host = new TestHost()) {
            host.open().listTokens("1");

            assertThat(host.reply("1").path("result").toString()).isEqualTo("{\"tokens\":[]}");
        }
    }

    @Test
    void aReplyThatNoBrowserWouldTakeIsAnsweredAllTheSame() {
        try (var host = new TestHost(new FakeDriver("fake", new FakeToken("x".repeat(1024 * 1024))))) {
            host.open().listTokens("1");

            assertThat(host.codeOf("1")).isEqualTo("INTERNAL");
        }
    }
}
