package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import signinghelper.installation.Installer;
import signinghelper.installation.Version;
import signinghelper.protocol.Refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code rollback}: makes the previous version current again. Running processes continue unchanged. */
@Command(name = "rollback")
public final class RollBack implements Callable<Integer> {
    private static final ChangeOfInstallation<Version> CHANGE = Installer::rollBack;

    /** The JSON document. */
    private record Answer(@Nullable String current, List<Failure> errors) {}

    private final Path program;
    private final Console console;

    /** Creates the command for the program in this folder. */
    public RollBack(Path program, Console console) {
        this.program = program;
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            var current = CHANGE.of(program).toString();
            console.line(console.words().get("rollback.done", current));
            console.document(new Answer(current, List.of()));
            return ExitCode.DONE.number();
        } catch (Refusal refusal) {
            console.document(new Answer(null, List.of(console.refuse(refusal, null))));
            return ExitCode.REFUSED.number();
        }
    }
}
