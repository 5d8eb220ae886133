package signinghelper.command;

import org.junit.jupiter.api.Tag;
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
                            + "\"triesMaximum\":6,\"locked\":false,\"defaultPin\":false}],\"faults\":[]}");
        }
    }

    @Test
    void readerWhoseUKeyCannotBeReadIsToldBesideTheOthers() {
        try (var host = new TestHost(new FakeDriver("fake", new FakeToken("A")).withUnreadable("Reader 2"))) {
            host.open().listTokens("1");

            assertThat(host.reply("1").at("/result/tokens")).hasSize(1);
            assertThat(host.reply("1").at("/result/faults").toString())
                    .isEqualTo("[{\"driver\":\"fake\",\"label\":\"Reader 2\",\"obstacle\":\"TOKEN_UNREADABLE\"}]");
        }
    }

    @Test
    void withoutADriverThereIsNothing() {
        try (var host = new TestHost()) {
            host.open().listTokens("1");

            assertThat(host.reply("1").path("result").toString()).isEqualTo("{\"tokens\":[],\"faults\":[]}");
        }
    }

    @Tag("slow")
    @Test
    void aReplyThatNoBrowserWouldTakeIsAnsweredAllTheSame() {
        try (var host = new TestHost(new FakeDriver("fake", new FakeToken("x".repeat(1024 * 1024))))) {
            host.open().listTokens("1");

            assertThat(host.codeOf("1")).isEqualTo("INTERNAL");
        }
    }
}
