package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import signinghelper.profile.Profile;
import signinghelper.protocol.Refusal;
import signinghelper.work.HelperWindow;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code window}: opens the helper window, with the verdict on files that are named, and stays until it is closed. */
@Command
public final class Window implements Callable<Integer> {

    /** The JSON document. */
    private record Answer(@Nullable String profile, List<Failure> errors) {}

    private final InstalledProfile installed;
    private final HelperWindow window;
    private final Console console;

    @Parameters(arity = "0..*", paramLabel = "FILE", descriptionKey = "file")
    private List<Path> files = List.of();

    public Window(InstalledProfile installed, HelperWindow window, Console console) {
        this.installed = installed;
        this.window = window;
        this.console = console;
    }

    @Override
    public Integer call() {
        var profile = installed.load().map(Profile::id).orElse(null);
        try {
            if (files.isEmpty()) {
                window.open(console.language(), null);
            } else {
                window.inspect(
                        console.language(),
                        files.stream().map(Path::toAbsolutePath).toList());
            }
            window.awaitClosed();
            console.document(new Answer(profile, List.of()));
            return ExitCode.DONE.number();
        } catch (Refusal refusal) {
            console.document(new Answer(profile, List.of(console.refuse(refusal, null))));
            return ExitCode.REFUSED.number();
        }
    }
}
