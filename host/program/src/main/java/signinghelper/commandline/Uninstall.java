package signinghelper.commandline;

import picocli.CommandLine.Command;
import signinghelper.installation.Installer;
import signinghelper.platform.OperatingSystem;
import signinghelper.protocol.Refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code uninstall}: removes the program from the browsers and from the disk. The user's state folder stays. */
@Command
public final class Uninstall implements Callable<Integer> {
    private static final ChangeOfInstallation<List<Path>> CHANGE = Installer::uninstall;

    /**
     * The JSON document.
     *
     * @param left files and folders of processes that still run
     */
    record Answer(boolean uninstalled, List<String> left, List<Failure> errors) {
        static Answer left(List<Path> left) {
            return new Answer(true, left.stream().map(Path::toString).toList(), List.of());
        }
    }

    private final Path program;
    private final Console console;

    /** Creates the command for the program in this folder. */
    public Uninstall(Path program, Console console) {
        this.program = program;
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            var left = CHANGE.of(program);
            console.line(console.words().get("uninstall.done"));
            var words =
                    OperatingSystem.current() == OperatingSystem.WINDOWS ? "uninstall.left.later" : "uninstall.left";
            left.forEach(path -> console.line(console.words().get(words, path)));
            console.document(Answer.left(left));
            return ExitCode.DONE.number();
        } catch (Refusal refusal) {
            console.document(new Answer(false, List.of(), List.of(console.refuse(refusal, null))));
            return ExitCode.REFUSED.number();
        }
    }
}
