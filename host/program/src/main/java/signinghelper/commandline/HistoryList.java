package signinghelper.commandline;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import signinghelper.history.HistoryEntry;
import signinghelper.history.SignatureHistory;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code history list}: lists the user's own signatures, the latest first. */
@Command
public final class HistoryList implements Callable<Integer> {

    /**
     * The JSON document.
     *
     * @param state of the history; {@code OFF} when it cannot be read
     */
    private record Answer(SignatureHistory.State state, List<HistoryEntry> signatures, List<Failure> errors) {}

    private final SignatureHistory history;
    private final Console console;

    @Option(names = "--find", paramLabel = "TEXT")
    private String sought = "";

    public HistoryList(SignatureHistory history, Console console) {
        this.history = history;
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            var state = history.state();
            var found = history.entries().stream()
                    .filter(entry -> entry.has(sought))
                    .toList();
            found.forEach(this::print);
            console.note(console.words().get("history." + state));
            console.document(new Answer(state, found, List.of()));
            return ExitCode.DONE.number();
        } catch (IOException e) {
            var failure = console.refuse(Refusal.of(ErrorCode.FILE_FAILED, e), null);
            console.document(new Answer(SignatureHistory.State.OFF, List.of(), List.of(failure)));
            return ExitCode.REFUSED.number();
        }
    }

    private void print(HistoryEntry entry) {
        var words = console.words();
        console.line(words.get(
                "history.line", entry.time(), where(entry), entry.signer().holder()));
        entry.documents().forEach(document -> console.line("  " + document.title() + " (" + document.format() + ")"));
    }

    private String where(HistoryEntry entry) {
        var words = console.words();
        if (!entry.origin().isEmpty()) {
            return entry.portal() + " " + entry.origin();
        }
        return entry.client().isEmpty() ? words.get("history.terminal") : words.get("history.client", entry.client());
    }
}
