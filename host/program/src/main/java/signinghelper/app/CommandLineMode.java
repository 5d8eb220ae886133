package signinghelper.app;

import signinghelper.commandline.CallersFolder;
import signinghelper.guidance.Language;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Mode for a command of a user or of a script. */
final class CommandLineMode {
    private CommandLineMode() {}

    /** Prints to the real standard output, which {@link Main} has replaced for all other code. */
    static int run(List<String> arguments, OutputStream standardOutput) {
        var out = new PrintWriter(new OutputStreamWriter(standardOutput, terminal()), true);
        var errors = new PrintWriter(new OutputStreamWriter(System.err, terminal()), true);
        try (var computer = new ThisComputer()) {
            var usual = Language.nearestTo(Locale.getDefault());
            return computer.helper()
                    .commandLine(out, errors, callersFolder(), usual)
                    .run(arguments);
        } finally {
            out.flush();
            errors.flush();
        }
    }

    /** The launcher changes to the program's folder and passes on the folder where it was called. */
    private static CallersFolder callersFolder() {
        return new CallersFolder(Path.of(
                Optional.ofNullable(System.getenv("SIGNING_HELPER_CALLED_FROM")).orElse("")));
    }

    /** Returns the terminal's own encoding if it has Chinese characters; otherwise UTF-8, to avoid question marks. */
    private static Charset terminal() {
        var name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        var charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        return charset.canEncode() && charset.newEncoder().canEncode('签') ? charset : StandardCharsets.UTF_8;
    }
}
