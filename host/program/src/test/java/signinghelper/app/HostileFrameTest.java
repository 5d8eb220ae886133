package signinghelper.app;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.protocol.Frame;
import signinghelper.protocol.MessageSchema;
import signinghelper.protocol.NativeMessageStream;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A real program that receives whole but wrong frames one after another, and answers a good one after each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFrameTest {
    private static final String MALFORMED = "REQUEST_MALFORMED";

    private final MessageSchema schema = MessageSchema.ofAnyMessage();
    private final String session = UUID.randomUUID().toString();
    private final HostProcess host;

    HostileFrameTest(@TempDir Path folder) throws Exception {
        host = Installation.withProfile(folder).start();
    }

    @BeforeAll
    void openASession() throws Exception {
        host.next();
        assertThat(host.open(session, Installation.ORIGIN, Installation.ORIGIN).has("result"))
                .isTrue();
    }

    @AfterAll
    void endWithTheInput() throws Exception {
        try (host) {
            host.endInput();
            assertThat(host.exitCode()).isZero();
            assertThat(host.rest()).isEmpty();
        }
    }

    @Test
    void theLargestFrameIsRead() throws Exception {
        var start = "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"token.list\",\"params\":{\"session\":\"" + session
                + "\"}";
        var padding = " ".repeat(NativeMessageStream.MAX_FRAME_BYTES - start.length() - 1);
        host.send(start + padding + "}");

        assertThat(host.next().at("/result/tokens").isEmpty()).isTrue();
        assertTheNextIsAnswered();
    }

    @ParameterizedTest
    @CsvSource({"ff", "c080", "eda080", "7b7d80", "fffe7b007d00", "efbbbf7b7d", "7b007d00", "00", "20"})
    void bytesThatAreNoUtf8OrNoJson(String hex) throws Exception {
        host.sendBytes(Frame.of(HexFormat.of().parseHex(hex)));

        assertRefused(host.next(), -32700, null);
    }

    /** {@code S} is replaced by the session. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "not json                                                                          | -32700 |",
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"token.list\",\"params\":{}} x      | -32700 |",
                "[]                                                                                | -32600 |",
                "{}                                                                                | -32600 |",
                "{\"jsonrpc\":\"1.0\",\"id\":\"1\",\"method\":\"token.list\",\"params\":{}}        | -32600 | 1",
                "{\"id\":\"1\",\"method\":\"token.list\",\"params\":{}}                            | -32600 | 1",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"token.list\",\"params\":{}}            | -32600 |",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"token.list\",\"params\":{}}         | -32600 |",
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":7,\"params\":{}}                     | -32600 | 1",
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"token.list\",\"params\":[]}        | -32600 | 1",
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"token.list\"}                      | -32600 | 1",
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"token.list\",\"params\":{},\"x\":1} | -32600 | 1",
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"id\":\"1\",\"method\":\"cancel\",\"params\":{}} | -32602 | 1",
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"token.list\",\"params\":{}}        | -32602 | 1",
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"token.list\",\"params\":{\"session\":7}} | -32602 | 1",
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"token.list\",\"params\":{\"session\":\"S\",\"x\":1}} | -32602 | 1",
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"token.list\",\"params\":{\"session\":\"S\",\"x\":null}} | -32602 | 1",
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"token.list\",\"params\":{\"session\":\"S\",\"session\":\"S\"}} | -32602 | 1",
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"login.authenticate\",\"params\":{\"session\":\"S\"}} | -32602 | 1"
            })
    void textThatIsNoRequest(String json, int number, String id) throws Exception {
        host.send(json.replace("\"S\"", '"' + session + '"'));

        assertRefused(host.next(), number, id);
    }

    @Test
    void jsonThatIsTooDeep() throws Exception {
        host.send("[".repeat(NativeMessageStream.MAX_FRAME_BYTES));

        assertRefused(host.next(), -32700, null);
    }

    private void assertRefused(JsonNode answer, int number, @org.jspecify.annotations.Nullable String id)
            throws IOException, InterruptedException {
        assertThat(schema.faults(answer)).isEmpty();
        assertThat(answer.at("/error/code").asInt()).isEqualTo(number);
        assertThat(answer.at("/error/data/code").asText()).isEqualTo(MALFORMED);
        assertThat(answer.path("id").textValue()).isEqualTo(id);
        assertTheNextIsAnswered();
    }

    private void assertTheNextIsAnswered() throws IOException, InterruptedException {
        var answer = host.ask("next", "token.list", "{\"session\":\"" + session + "\"}");

        assertThat(answer.path("result").toString()).isEqualTo("{\"tokens\":[],\"faults\":[]}");
    }
}
