package signinghelper.commandline;

import picocli.CommandLine.Command;
import signinghelper.installation.Installer;
import signinghelper.prompt.RemovalPrompt;
import signinghelper.protocol.Refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * {@code window uninstall}: the same as {@code uninstall}, after a question in a window. The system's menus start it.
 */
@Command
public final class UninstallWindow implements Callable<Integer> {
    private static final ChangeOfInstallation<List<Path>> CHANGE = Installer::uninstall;

    private final Path program;
    private final RemovalPrompt prompt;
    private final Console console;

    /** Creates the command for the program in this folder. */
    public UninstallWindow(Path program, RemovalPrompt prompt, Console console) {
        this.program = program;
        this.prompt = prompt;
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            ChangeOfInstallation.folder(program);
            var left = prompt.ask(console.language(), () -> CHANGE.of(program));
            if (left.isEmpty()) {
                console.document(new Uninstall.Answer(false, List.of(), List.of()));
                return ExitCode.STOPPED.number();
            }
            console.document(Uninstall.Answer.left(left.get()));
            return ExitCode.DONE.number();
        } catch (Refusal refusal) {
            console.document(new Uninstall.Answer(false, List.of(), List.of(console.refuse(refusal, null))));
            return ExitCode.REFUSED.number();
        }
    }
}
