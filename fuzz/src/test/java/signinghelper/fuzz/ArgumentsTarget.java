package signinghelper.fuzz;

import signinghelper.command.CertificateSelectCommand;
import signinghelper.command.ContentGetCommand;
import signinghelper.command.ContentPutCommand;
import signinghelper.command.DiagnosisRunCommand;
import signinghelper.command.EnvelopeDeclareCommand;
import signinghelper.command.EnvelopeEncryptCommand;
import signinghelper.command.EnvelopeOpenCommand;
import signinghelper.command.EnvelopeRehearseCommand;
import signinghelper.command.FileInspectCommand;
import signinghelper.command.LoginAuthenticateCommand;
import signinghelper.command.LoginBindCommand;
import signinghelper.command.SessionOpenCommand;
import signinghelper.command.SignatureSignCommand;
import signinghelper.command.SignatureVerifyCommand;
import signinghelper.command.WindowOpenCommand;
import signinghelper.protocol.MalformedRequestException;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.RequestReader;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Requests of JSON-RPC 2.0: the parameters of each are the arguments of a command, or refused. */
public final class ArgumentsTarget implements Target {
    private static final WireFormat FORMAT = new WireFormat();
    private static final RequestReader READER = new RequestReader(FORMAT);
    private static final List<Class<? extends Record>> ARGUMENTS = List.of(
            CertificateSelectCommand.Arguments.class,
            ContentGetCommand.Arguments.class,
            ContentPutCommand.Arguments.class,
            DiagnosisRunCommand.Arguments.class,
            EnvelopeDeclareCommand.Arguments.class,
            EnvelopeEncryptCommand.Arguments.class,
            EnvelopeOpenCommand.Arguments.class,
            EnvelopeRehearseCommand.Arguments.class,
            FileInspectCommand.Arguments.class,
            LoginAuthenticateCommand.Arguments.class,
            LoginBindCommand.Arguments.class,
            SessionOpenCommand.Arguments.class,
            SignatureSignCommand.Arguments.class,
            SignatureVerifyCommand.Arguments.class,
            WindowOpenCommand.Arguments.class);

    @Override
    public void read(byte[] request) {
        try {
            var params = READER.read(request).params();
            var beyond = params.deepCopy();
            beyond.remove("session");
            for (var type : ARGUMENTS) {
                decode(type, type == SessionOpenCommand.Arguments.class ? params : beyond);
            }
        } catch (MalformedRequestException refused) {
            // A refusal is an answer.
        }
    }

    private static void decode(Class<? extends Record> type, com.fasterxml.jackson.databind.node.ObjectNode params) {
        try {
            FORMAT.decode(type, params);
        } catch (Refusal refused) {
            // A refusal is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() throws IOException {
        return ReadFiles.below(
                Path.of("../protocol/examples"),
                file -> file.getFileName().toString().contains("Request"));
    }
}
