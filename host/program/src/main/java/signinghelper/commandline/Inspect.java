package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import signinghelper.formats.verification.Indication;
import signinghelper.inspection.Cause;
import signinghelper.inspection.FileFault;
import signinghelper.inspection.TextEncoding;
import signinghelper.profile.Profile;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;
import signinghelper.work.InspectFile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code inspect}: reports the kind of files, their damage, and its probable cause. */
@Command
public final class Inspect implements Callable<Integer> {

    /** The JSON document. */
    private record Answer(@Nullable String profile, List<Told> files, List<Failure> errors) {}

    private record Told(
            String file,
            String kind,
            @Nullable TextEncoding encoding,
            long size,
            boolean whole,
            Cause cause,
            List<FileFault> faults,
            @Nullable Indication signatures,
            Guidance guidance) {}

    private final InstalledProfile installed;
    private final InspectFile work;
    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "file")
    private List<Path> files = List.of();

    public Inspect(InstalledProfile installed, InspectFile work, Console console) {
        this.installed = installed;
        this.work = work;
        this.console = console;
    }

    @Override
    public Integer call() {
        var profile = installed.load().map(Profile::id).orElse(null);
        var told = new ArrayList<Told>();
        var errors = new ArrayList<Failure>();
        for (var file : files) {
            try {
                var one = told(file, work.inspect(file, console.language()));
                told.add(one);
                print(one);
            } catch (Refusal refusal) {
                errors.add(console.refuse(refusal, file));
            }
        }
        console.document(new Answer(profile, told, errors));
        return exitCode(told, errors).number();
    }

    private Told told(Path file, InspectFile.Inspected inspected) {
        var found = inspected.found();
        return new Told(
                console.folder().nameOf(file),
                found.kind().name(),
                found.encoding(),
                found.size(),
                found.whole(),
                found.cause(),
                found.faults(),
                found.signatures(),
                inspected.words());
    }

    private void print(Told told) {
        console.line(told.file() + ": " + told.guidance().title() + " (" + told.cause() + ")");
        console.line("  " + told.guidance().reason());
        told.guidance().steps().forEach(step -> console.line("  - " + step));
    }

    private static ExitCode exitCode(List<Told> told, List<Failure> errors) {
        if (!errors.isEmpty()) {
            return ExitCode.REFUSED;
        }
        var worst = told.stream().map(Told::cause).max(Cause::compareTo).orElse(Cause.NONE);
        return switch (worst) {
            case NONE -> ExitCode.DONE;
            case PROGRAM -> ExitCode.WARNING;
            case SENDER, TRANSFER -> ExitCode.FAULT;
        };
    }
}
