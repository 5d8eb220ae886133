package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.content.ContentId;
import signinghelper.content.ContentStore;
import signinghelper.formats.verification.Indication;
import signinghelper.inspection.Cause;
import signinghelper.inspection.FileFault;
import signinghelper.inspection.TextEncoding;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.InspectFile;
import signinghelper.work.SessionVerdicts;
import signinghelper.work.Task;

import java.util.List;
import java.util.Objects;

/** Command that reports a file's kind, its damage and the probable cause, for content that a page has put. */
public final class FileInspectCommand implements Command<FileInspectCommand.Arguments, FileInspectCommand.Result> {
    private static final int LONGEST_NAME = 300;

    /**
     * Arguments for a single file.
     *
     * @param contentId from {@code content.put}, complete
     * @param name of the file; only its ending is used
     */
    public record Arguments(ContentId contentId, String name) {
        public Arguments {
            Objects.requireNonNull(contentId);
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("not a name");
            }
        }
    }

    /** Result, {@code FileInspectResult} in the schema. */
    public record Result(
            String kind,
            @Nullable TextEncoding encoding,
            long size,
            boolean whole,
            Cause cause,
            List<FileFault> faults,
            @Nullable Indication signatures,
            Guidance guidance) {}

    private final InspectFile work;
    private final ContentStore contents;
    private final SessionVerdicts verdicts;

    public FileInspectCommand(InspectFile work, ContentStore contents, SessionVerdicts verdicts) {
        this.work = work;
        this.contents = contents;
        this.verdicts = verdicts;
    }

    @Override
    public Method method() {
        return Method.FILE_INSPECT;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Result run(Arguments arguments, Session session, Task task) throws Refusal {
        var content = contents.find(session, arguments.contentId());
        var ofSession = verdicts.of(session, task.cancellation());
        try {
            return result(work.inspect(content, arguments.name(), session.profile(), ofSession, task.language()));
        } catch (Refusal refusal) {
            task.check();
            throw refusal;
        }
    }

    private static Result result(InspectFile.Inspected inspected) {
        var found = inspected.found();
        return new Result(
                found.kind().name(),
                found.encoding(),
                found.size(),
                found.whole(),
                found.cause(),
                found.faults(),
                found.signatures(),
                inspected.words());
    }
}
