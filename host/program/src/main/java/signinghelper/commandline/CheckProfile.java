package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import signinghelper.profile.ProfileCheck;
import signinghelper.profile.ProfileFault;
import signinghelper.profile.ProfileWords;
import signinghelper.profile.Supply;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code check-profile}: lists the faults of a portal's profile, and its missing settings. */
@Command
public final class CheckProfile implements Callable<Integer> {

    /** The JSON document. */
    private record Answer(@Nullable String file, List<Fault> faults, List<Missing> missing, List<Failure> errors) {}

    private record Fault(String place, ProfileFault.Kind kind, String found, String allowed, String text) {}

    private record Missing(Supply supply, String text) {}

    private final ProfileCheck check;
    private final Console console;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file = Path.of("");

    public CheckProfile(ProfileCheck check, Console console) {
        this.check = check;
        this.console = console;
    }

    @Override
    public Integer call() {
        var name = console.folder().nameOf(file);
        try {
            var outcome = check.check(Files.readString(file));
            var words = new ProfileWords(console.language());
            words.lines(outcome).forEach(console::line);
            console.document(new Answer(name, faults(outcome, words), missing(outcome, words), List.of()));
            return (outcome.faults().isEmpty() ? ExitCode.DONE : ExitCode.FAULT).number();
        } catch (IOException e) {
            var code = e instanceof NoSuchFileException ? ErrorCode.FILE_ABSENT : ErrorCode.FILE_FAILED;
            var failure = console.refuse(Refusal.of(code, e), file);
            console.document(new Answer(name, List.of(), List.of(), List.of(failure)));
            return ExitCode.REFUSED.number();
        }
    }

    private static List<Fault> faults(ProfileCheck.Outcome outcome, ProfileWords words) {
        return outcome.faults().stream()
                .map(fault -> new Fault(fault.place(), fault.kind(), fault.found(), fault.allowed(), words.line(fault)))
                .toList();
    }

    private static List<Missing> missing(ProfileCheck.Outcome outcome, ProfileWords words) {
        return outcome.missing().stream()
                .map(supply -> new Missing(supply, words.line(supply)))
                .toList();
    }
}
