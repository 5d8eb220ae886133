package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.statement.Statement.Outcome;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.News;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writer of what each envelope holds, once it has opened to its end. */
final class OpenedFiles implements News.Listener {
    private final List<OutputFile> outputs;
    private final Console console;
    private final Set<Integer> written = new HashSet<>();
    private @Nullable Path failed;

    OpenedFiles(List<OutputFile> outputs, Console console) {
        this.outputs = outputs;
        this.console = console;
    }

    @Override
    public void hear(News news) throws Refusal {
        if (news instanceof News.EnvelopeOpened told) {
            var output = outputs.get(told.index());
            try (var opened = told.opened()) {
                output.write(out -> opened.content().open().transferTo(out), console);
                written.add(told.index());
            } catch (Refusal refusal) {
                failed = output.path();
                throw refusal;
            } catch (IOException e) {
                throw Refusal.of(ErrorCode.FILE_FAILED, e);
            }
        }
    }

    Path file(int index) {
        return outputs.get(index).path();
    }

    /** Returns the outcome where the batch was not finished. */
    Outcome outcome(int index) {
        return written.contains(index) ? Outcome.OPENED : Outcome.NOT_OPENED;
    }

    /** Returns the file that could not be written; null when something else failed. */
    @Nullable
    Path failed() {
        return failed;
    }
}
