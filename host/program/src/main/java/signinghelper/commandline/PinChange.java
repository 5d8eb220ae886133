package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.ChangePin;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * {@code pin change}: opens the same window as for a page. A PIN is never an argument and never read from the terminal.
 */
@Command
public final class PinChange implements Callable<Integer> {

    /** The JSON document. */
    private record Answer(@Nullable String profile, boolean changed, List<Failure> errors) {}

    private final InstalledProfile installed;
    private final ChangePin work;
    private final Console console;

    public PinChange(InstalledProfile installed, ChangePin work, Console console) {
        this.installed = installed;
        this.work = work;
        this.console = console;
    }

    @Override
    public Integer call() {
        var profile = installed.load().map(Profile::id).orElse(null);
        try {
            work.change(console.task(news -> {}));
            console.line(console.words().get("pin.changed"));
            console.document(new Answer(profile, true, List.of()));
            return ExitCode.DONE.number();
        } catch (Refusal refusal) {
            console.document(new Answer(profile, false, List.of(console.refuse(refusal, null))));
            var exit = refusal.code() == ErrorCode.CANCELLED ? ExitCode.STOPPED : ExitCode.REFUSED;
            return exit.number();
        }
    }
}
