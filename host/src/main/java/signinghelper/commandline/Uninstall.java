package signinghelper.commandline;

import picocli.CommandLine.Command;
import signinghelper.installation.Installer;
import signinghelper.protocol.Refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code uninstall}: takes the program from the browsers and from the disk. What it remembers of the person stays. */
@Command(name = "uninstall")
public final class Uninstall implements Callable<Integer> {
    private static final ChangeOfInstallation<List<Path>> CHANGE = Installer::uninstall;

    /**
     * The JSON document.
     *
     * @param left folders of copies that still run
     */
    private record Answer(boolean uninstalled, List<String> left, List<Failure> errors) {}

    private final Path program;
    private final Console console;

    /** For the program that lies in this folder. */
    public Uninstall(Path program, Console console) {
        this.program = program;
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            var left = CHANGE.of(program).stream().map(Path::toString).toList();
            console.line(console.words().get("uninstall.done"));
            left.forEach(folder -> console.line(console.words().get("uninstall.left", folder)));
            console.document(new Answer(true, left, List.of()));
            return ExitCode.DONE.number();
        } catch (Refusal refusal) {
            console.document(new Answer(false, List.of(), List.of(console.refuse(refusal, null))));
            return ExitCode.REFUSED.number();
        }
    }
}
