package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import signinghelper.installation.Installer;
import signinghelper.installation.Version;
import signinghelper.profile.ProfileLook;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * {@code rollback}: makes the previous version current again, if that version's profile is accepted here. Running
 * processes continue unchanged.
 */
@Command
public final class RollBack implements Callable<Integer> {
    private static final ChangeOfInstallation<Version> CHANGE = Installer::rollBack;

    /** The JSON document. */
    private record Answer(@Nullable String current, List<Failure> errors) {}

    private final Path program;
    private final ProfileLook look;
    private final Console console;

    /** Creates the command for the program in this folder. */
    public RollBack(Path program, ProfileLook look, Console console) {
        this.program = program;
        this.look = look;
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            lookAtTheVersionBefore();
            var current = CHANGE.of(program).toString();
            console.line(console.words().get("rollback.done", current));
            console.document(new Answer(current, List.of()));
            return ExitCode.DONE.number();
        } catch (Refusal refusal) {
            console.document(new Answer(null, List.of(console.refuse(refusal, null))));
            return ExitCode.REFUSED.number();
        }
    }

    /** A program whose profile is refused answers nobody, and its person may not know the way forward again. */
    private void lookAtTheVersionBefore() throws Refusal {
        try {
            var before = ChangeOfInstallation.folder(program).before();
            if (before.isPresent()) {
                look.at(before.get());
            }
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.INSTALLATION_FAILED, e);
        } catch (Refusal refusal) {
            // The words of PROFILE_INVALID speak of the program that runs, which is well.
            throw refusal.code() == ErrorCode.PROFILE_INVALID
                    ? Refusal.of(ErrorCode.INSTALLATION_FAILED, refusal)
                    : refusal;
        }
    }
}
