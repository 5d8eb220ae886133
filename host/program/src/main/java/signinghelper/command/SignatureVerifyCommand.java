package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.clock.TimeSource;
import signinghelper.content.ContentStore;
import signinghelper.formats.document.Content;
import signinghelper.formats.verification.ReportDocument;
import signinghelper.formats.verification.ReportOrigin;
import signinghelper.formats.verification.ReportWords;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Session;
import signinghelper.work.JudgementEndedException;
import signinghelper.work.SessionVerdicts;
import signinghelper.work.Task;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** Command that verifies every signature in a document that a page has given, by the CAs of the profile. */
public final class SignatureVerifyCommand
        implements Command<SignatureVerifyCommand.Arguments, SignatureVerifyCommand.Result> {
    /** The rest of the frame is for its envelope. */
    private static final int MOST_BYTES = 1000 * 1024;

    /**
     * Document to verify.
     *
     * @param apart detached content; null when it is embedded
     * @param asOf ISO 8601 in UTC, in whole seconds; null for the present
     */
    public record Arguments(
            GivenContent document,
            @Nullable GivenContent apart,
            @Nullable String asOf) {
        public Arguments {
            Objects.requireNonNull(document);
            if (asOf != null) {
                UtcTime.parse(asOf);
            }
        }
    }

    /**
     * Report that is tied to the document, and its words.
     *
     * @param words by indication and code
     */
    public record Result(ReportDocument report, Map<String, String> words) {}

    private final SessionVerdicts verdicts;
    private final ContentStore contents;
    private final WireFormat format;
    private final TimeSource time;
    private final String program;

    /** @param program name and version of the program, for reports */
    public SignatureVerifyCommand(
            SessionVerdicts verdicts, ContentStore contents, WireFormat format, TimeSource time, String program) {
        this.verdicts = verdicts;
        this.contents = contents;
        this.format = format;
        this.time = time;
        this.program = program;
    }

    @Override
    public Method method() {
        return Method.SIGNATURE_VERIFY;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Result run(Arguments arguments, Session session, Task task) throws Refusal {
        var document = arguments.document().find(contents, session);
        var apart = arguments.apart() == null ? null : arguments.apart().find(contents, session);
        // Documents of any maker are judged; which form the portal takes is for its server.
        var rules = session.profile().signing();
        var asOf = arguments.asOf() == null ? null : UtcTime.parse(arguments.asOf());
        try {
            var now = time.now().instant();
            var report = verdicts.of(session, task.cancellation()).on(document, apart, rules, asOf);
            var origin = ReportOrigin.of(
                    report, rules.holder(), unnamed(document), apart == null ? null : unnamed(apart), now, program);
            return fitting(new Result(
                    ReportDocument.of(report, rules.holder()).from(origin),
                    new ReportWords(task.language().locale()).in(report)));
        } catch (JudgementEndedException e) {
            task.check();
            throw e.refusal();
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.CONTENT_REFUSED, e);
        }
    }

    private static ReportOrigin.File unnamed(Content content) {
        return ReportOrigin.File.of("", content.size(), content.sha256());
    }

    /** Anyone can write a document with a report that no frame holds: a thousand signatures, or a huge picture. */
    private Result fitting(Result result) throws Refusal {
        if (format.toBytes(format.encode(result)).length > MOST_BYTES) {
            throw new Refusal(ErrorCode.CONTENT_REFUSED, Map.of("rule", "REPORT_TOO_LARGE"));
        }
        return result;
    }
}
