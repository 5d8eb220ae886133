package signinghelper.command;

import org.junit.jupiter.api.Test;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import static org.assertj.core.api.Assertions.assertThat;

/** A signing belongs to one session: to what its page has put, and for as long as its page wants it. */
class SignatureSessionTest {
    private static final String NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";

    private final FakeToken token =
            new FakeToken("A").with(TestCertificates.key(SoftwareKey.Kind.P256), KeyEntry.Use.SIGNATURE);

    @Test
    void contentOfAnotherSessionIsUnknown() {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            host.open().put("put", "AAEC");
            var content = host.reply("put").at("/result/content").asText();
            var document = "{\"title\":\"a\",\"mediaType\":\"text/plain\",\"contentId\":\"" + content + "\"}";
            host.send(
                    "sign",
                    "signature.sign",
                    "{\"session\":\"" + host.open().session() + "\",\"format\":\"cms-detached\",\"documents\":["
                            + document + "],\"nonce\":\"" + NONCE + "\"}");

            assertThat(host.codeOf("sign")).isEqualTo("CONTENT_UNKNOWN");
            assertThat(host.prompt().wasAsked()).isFalse();
        }
    }

    @Test
    void whenThePageEndsItTheAnswerIsAborted() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            var page = host.open();
            page.sign("sign");
            host.prompt().nextQuestion();
            page.cancel("sign");

            assertThat(host.codeOf("sign")).isEqualTo("ABORTED");
            assertThat(host.written())
                    .noneMatch(frame -> frame.path("method").asText().equals("document"));
        }
    }
}
