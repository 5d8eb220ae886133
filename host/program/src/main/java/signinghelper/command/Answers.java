package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Finding;
import signinghelper.content.ContentId;
import signinghelper.formats.algorithm.Bytes;
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
import signinghelper.work.ListTokens;
import signinghelper.work.News;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.TreeSet;

/** Answers to the worker. A closed pipe is not an error here: the reading side notices it too, and ends the process. */
public final class Answers {
    private static final Logger LOG = System.getLogger(Answers.class.getName());

    private final MessageWriter writer;
    private final GuidanceBook guidance;
    private final FindingWords findings;

    public Answers(MessageWriter writer, GuidanceBook guidance, FindingWords findings) {
        this.writer = writer;
        this.guidance = guidance;
        this.findings = findings;
    }

    private record InlineSignature(String session, String request, int index, String data) {}

    private record KeptSignature(String session, String request, int index, String content, long size) {}

    private record TokensChanged(String session, List<ListTokens.Token> tokens) {}

    private record Progress(String session, String request, News.Stage stage) {}

    private record Found(String session, String request, FindingWords.Told finding) {}

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
        // Facts may contain an account's data from a page; the names of the facts show which sentence was used.
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

    void progress(Session session, String requestId, News.Stage stage) {
        write(() -> writer.notify("progress", new Progress(session.id().value(), requestId, stage)));
    }

    void tokensChanged(Session session, List<TokenInfo> present) {
        var tokens = present.stream().map(ListTokens.Token::of).toList();
        write(() ->
                writer.notify("token.changed", new TokensChanged(session.id().value(), tokens)));
    }

    void finding(Session session, String requestId, Finding finding) {
        var told = findings.told(finding, session.language());
        write(() -> writer.notify("finding", new Found(session.id().value(), requestId, told)));
    }

    /** Sends a finished result that is small. */
    void document(Session session, String requestId, int index, Bytes signature) {
        var inline = new InlineSignature(session.id().value(), requestId, index, signature.toBase64());
        write(() -> writer.notify("document", inline));
    }

    /** Reports that a finished result can be fetched. */
    void document(Session session, String requestId, int index, ContentId content, long size) {
        var kept = new KeptSignature(session.id().value(), requestId, index, content.value(), size);
        write(() -> writer.notify("document", kept));
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
