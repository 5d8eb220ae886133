package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Signed;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.ErrorData;
import signinghelper.protocol.JsonRpcError;
import signinghelper.protocol.MalformedRequestException;
import signinghelper.protocol.MessageWriter;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.Request;
import signinghelper.session.Session;
import signinghelper.token.TokenInfo;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.TreeSet;

/**
 * The way back to the worker. A pipe that is closed is no error here: the reading side notices it too, and ends the
 * process.
 */
public final class Answers {
    private static final Logger LOG = System.getLogger(Answers.class.getName());

    private final MessageWriter writer;
    private final GuidanceBook guidance;

    public Answers(MessageWriter writer, GuidanceBook guidance) {
        this.writer = writer;
        this.guidance = guidance;
    }

    private record DocumentPart(String session, String request, int index, long offset, boolean last, String data) {}

    private record TokensChanged(String session, List<TokenListCommand.Token> tokens) {}

    private record Progress(String session, String request, Caller.Stage stage) {}

    private record Found(String session, String request, DiagnosisRunCommand.Told finding) {}

    private interface Writing {
        void run() throws IOException;
    }

    void result(Request request, Object result) {
        var id = request.id();
        if (id != null) {
            write(() -> writer.result(id, result));
        }
    }

    void refusal(Request request, Refusal refusal, Language language) {
        // Facts may hold what a page said of an account; their names say which sentence was shown.
        var facts = new TreeSet<>(refusal.facts().keySet());
        LOG.log(
                Level.INFO,
                "request " + request.id() + " refused: " + refusal.code() + " " + facts,
                request.session(),
                refusal.getCause());
        if (request.id() != null) {
            error(request.id(), JsonRpcError.of(refusal.code()), refusal, language);
        }
    }

    /** Answers a frame that is no request at all. */
    public void malformed(MalformedRequestException malformed) {
        error(malformed.id(), malformed.error(), Refusal.of(ErrorCode.REQUEST_MALFORMED), Language.CHINESE);
    }

    void progress(Session session, String requestId, Caller.Stage stage) {
        write(() -> writer.notify("progress", new Progress(session.id().value(), requestId, stage)));
    }

    void tokensChanged(Session session, List<TokenInfo> present) {
        var tokens = present.stream().map(TokenListCommand.Token::of).toList();
        write(() ->
                writer.notify("token.changed", new TokensChanged(session.id().value(), tokens)));
    }

    void finding(Session session, String requestId, DiagnosisRunCommand.Told finding) {
        write(() -> writer.notify("finding", new Found(session.id().value(), requestId, finding)));
    }

    /**
     * Sends a finished signature, in parts of 512 KiB.
     *
     * @throws IOException if the content within can no longer be read
     */
    void document(Session session, String requestId, int index, Signed document) throws IOException {
        var parts = new DocumentParts((offset, last, bytes) -> part(session, requestId, index, offset, last, bytes));
        document.writeTo(parts);
        parts.close();
    }

    private void part(Session session, String requestId, int index, long offset, boolean last, byte[] bytes) {
        var data = Bytes.copyOf(bytes).toBase64();
        var part = new DocumentPart(session.id().value(), requestId, index, offset, last, data);
        write(() -> writer.notify("document", part));
    }

    private void error(@Nullable String id, JsonRpcError error, Refusal refusal, Language language) {
        var words = guidance.words(refusal.code(), refusal.facts(), language);
        var link = guidance.link(refusal.code(), refusal.facts()).orElse(null);
        var data = new ErrorData(refusal.code(), refusal.code().retry(), words, refusal.facts(), link);
        write(() -> writer.error(id, error, data));
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the browser no longer listens", e);
        }
    }
}
