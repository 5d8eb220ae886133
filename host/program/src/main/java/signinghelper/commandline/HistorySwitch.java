package signinghelper.commandline;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import signinghelper.history.SignatureHistory;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code history switch}: turns the history on or off; what is in it stays. */
@Command
public final class HistorySwitch implements Callable<Integer> {

    /** Choice of the user. */
    enum Choice {
        ON,
        OFF
    }

    /** The JSON document. */
    private record Answer(SignatureHistory.State state, List<Failure> errors) {}

    private final SignatureHistory history;
    private final Console console;

    @Parameters(paramLabel = "on|off", descriptionKey = "choice")
    private Choice choice = Choice.OFF;

    public HistorySwitch(SignatureHistory history, Console console) {
        this.history = history;
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            history.turn(choice == Choice.ON);
            var state = history.state();
            console.note(console.words().get("history." + state));
            console.document(new Answer(state, List.of()));
            return ExitCode.DONE.number();
        } catch (IOException e) {
            var failure = console.refuse(Refusal.of(ErrorCode.FILE_FAILED, e), null);
            console.document(new Answer(SignatureHistory.State.OFF, List.of(failure)));
            return ExitCode.REFUSED.number();
        }
    }
}
