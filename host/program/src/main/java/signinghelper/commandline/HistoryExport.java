package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import signinghelper.history.HistoryExportFormat;
import signinghelper.history.SignatureHistory;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code history export}: writes the user's own signatures into a file, as a table or as JSON. */
@Command
public final class HistoryExport implements Callable<Integer> {

    /**
     * The JSON document.
     *
     * @param file the written file; null when none was written
     */
    private record Answer(@Nullable String file, int signatures, List<Failure> errors) {}

    private final SignatureHistory history;
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file = Path.of("");

    @Option(names = "--force")
    private boolean force;

    public HistoryExport(SignatureHistory history, Console console) {
        this.history = history;
        this.console = console;
    }

    @Override
    public Integer call() {
        var format = HistoryExportFormat.of(file)
                .orElseThrow(() -> new WrongUseException(
                        Objects.requireNonNull(spec), console.words().get("history.format")));
        try {
            var entries = history.entries();
            format.write(entries, file, force);
            console.note(console.words().get("bundle.saved", console.folder().nameOf(file)));
            console.document(new Answer(console.folder().nameOf(file), entries.size(), List.of()));
            return ExitCode.DONE.number();
        } catch (FileAlreadyExistsException e) {
            return refuse(Refusal.of(ErrorCode.FILE_EXISTS, e));
        } catch (IOException e) {
            return refuse(Refusal.of(ErrorCode.FILE_FAILED, e));
        }
    }

    private int refuse(Refusal refusal) {
        console.document(new Answer(null, 0, List.of(console.refuse(refusal, file))));
        return ExitCode.REFUSED.number();
    }
}
