package signinghelper.commandline;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import signinghelper.history.SignatureHistory;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code history clear}: says how many entries the history has, and deletes them with the user's yes. */
@Command
public final class HistoryClear implements Callable<Integer> {

    /** The JSON document. */
    private record Answer(int signatures, boolean deleted, List<Failure> errors) {}

    private final SignatureHistory history;
    private final Console console;

    @Option(names = "--yes")
    private boolean agreed;

    public HistoryClear(SignatureHistory history, Console console) {
        this.history = history;
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            var count = history.entries().size();
            if (agreed) {
                history.clear();
            }
            console.note(console.words().get(agreed ? "history.cleared" : "history.consent", count));
            console.document(new Answer(count, agreed, List.of()));
            return ExitCode.DONE.number();
        } catch (IOException e) {
            var failure = console.refuse(Refusal.of(ErrorCode.FILE_FAILED, e), null);
            console.document(new Answer(0, false, List.of(failure)));
            return ExitCode.REFUSED.number();
        }
    }
}
