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
    private static final Map<String, Class<?>> RESULTS = Map.ofEntries(
            Map.entry("SessionOpenReply", SessionOpenCommand.Result.class),
            Map.entry("TokenListReply", TokenListCommand.Result.class),
            Map.entry("CertificateSelectReply", CertificateSelectCommand.Result.class),
            Map.entry("CertificateListReply", CertificateListCommand.Result.class),
            Map.entry("LoginAuthenticateReply", LoginAuthenticateCommand.Result.class),
            Map.entry("LoginBindReply", LoginBindCommand.Result.class),
            Map.entry("ContentPutReply", ContentStore.Received.class),
            Map.entry("ContentGetReply", ContentGetCommand.Result.class),
            Map.entry("SignatureSignReply", SignatureSignCommand.Result.class),
            Map.entry("EnvelopeEncryptReply", EnvelopeEncryptCommand.Result.class),
            Map.entry("OpeningReply", Attempts.Result.class),
            Map.entry("EnvelopeDeclareReply", EnvelopeDeclareCommand.Result.class),
            Map.entry("DiagnosisRunReply", DiagnosisRunCommand.Result.class),
            Map.entry("FileInspectReply", FileInspectCommand.Result.class),
            Map.entry("SignatureVerifyReply", SignatureVerifyCommand.Result.class),
            Map.entry("DoneReply", Map.class),
            Map.entry("ErrorReply", ErrorData.class));

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
