package signinghelper.app;

import signinghelper.guidance.Language;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A command of a person, or of a script. */
final class CommandLineMode {
    private CommandLineMode() {}

    /** Prints to the real standard output, which {@link Main} has taken away from everyone else. */
    static int run(List<String> arguments, OutputStream standardOutput) {
        var out = new PrintWriter(new OutputStreamWriter(standardOutput, terminal()), true);
        var errors = new PrintWriter(new OutputStreamWriter(System.err, terminal()), true);
        try (var wiring = new Wiring()) {
            return wiring.commandLine(out, errors, Language.nearestTo(Locale.getDefault()))
                    .run(arguments);
        } finally {
            out.flush();
            errors.flush();
        }
    }

    /** The terminal's own encoding, if it has Chinese characters; otherwise UTF-8 rather than question marks. */
    private static Charset terminal() {
        var name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        var charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        return charset.canEncode() && charset.newEncoder().canEncode('签') ? charset : StandardCharsets.UTF_8;
    }
}
