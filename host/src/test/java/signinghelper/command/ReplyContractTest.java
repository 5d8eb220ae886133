package signinghelper.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.content.ContentStore;
import signinghelper.protocol.ErrorData;
import signinghelper.protocol.ProtocolFiles;
import signinghelper.protocol.ProtocolFiles.Example;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** Each example of a reply is what the Java record of its result makes of itself. */
class ReplyContractTest {
    private static final Map<String, Class<?>> RESULTS = Map.of(
            "SessionOpenReply", SessionOpenCommand.Result.class,
            "TokenListReply", TokenListCommand.Result.class,
            "CertificateSelectReply", CertificateSelectCommand.Result.class,
            "CertificateListReply", CertificateListCommand.Result.class,
            "LoginAuthenticateReply", LoginAuthenticateCommand.Result.class,
            "LoginBindReply", LoginBindCommand.Result.class,
            "ContentPutReply", ContentStore.Received.class,
            "SignatureSignReply", SignatureSignCommand.Result.class,
            "DoneReply", Map.class,
            "ErrorReply", ErrorData.class);

    static List<Example> replies() {
        return ProtocolFiles.examples("Reply");
    }

    @ParameterizedTest
    @MethodSource("replies")
    void readsAndWritesTheSameResult(Example example) throws Refusal {
        var format = new WireFormat();
        var content = content(example);
        var type = Objects.requireNonNull(RESULTS.get(example.definition()), example.definition());
        assertThat(format.encode(format.decode(type, content)).toString()).isEqualTo(content.toString());
    }

    @Test
    void knowsNoReplyThatTheSchemaDoesNot() {
        assertThat(ProtocolFiles.messageDefinitions()).containsAll(RESULTS.keySet());
    }

    private static ObjectNode content(Example example) {
        var message = example.message();
        return (ObjectNode) (message.has("result") ? message.path("result") : message.at("/error/data"));
    }
}
