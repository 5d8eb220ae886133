package signinghelper.window.pin;

import signinghelper.guidance.Language;
import signinghelper.window.part.Desktop;

import java.awt.Robot;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.swing.SwingUtilities;

/**
 * Opens one of {@link PromptCases} while a screen reader runs, or is said to run: {@code FOLDER CASE [SCRIPT]}. Prints what
 * AT-SPI tells the script of it; without a script it stays until its input ends. A program of its own, for it needs a
 * display and a session bus.
 */
final class SpokenWindows {
    private static final List<String> READER_RUNS = List.of(
            "dbus-send",
            "--session",
            "--print-reply",
            "--dest=org.a11y.Bus",
            "/org/a11y/bus",
            "org.freedesktop.DBus.Properties.Set",
            "string:org.a11y.Status",
            "string:ScreenReaderEnabled",
            "variant:boolean:true");

    private SpokenWindows() {}

    public static void main(String[] arguments) throws Exception {
        var ending = 1;
        try {
            run(READER_RUNS, ProcessBuilder.Redirect.DISCARD);
            new Desktop().require();
            var cases = new PromptCases[1];
            SwingUtilities.invokeAndWait(() -> cases[0] = new PromptCases(Language.CHINESE, Path.of(arguments[0])));
            for (var step :
                    Objects.requireNonNull(cases[0].all().get(arguments[1])).steps()) {
                SwingUtilities.invokeAndWait(step);
                new Robot().waitForIdle();
            }
            ending = arguments.length > 2 ? tell(arguments[2]) : System.in.read() + 1;
        } finally {
            System.exit(ending);
        }
    }

    private static int tell(String script) throws Exception {
        var own = Long.toString(ProcessHandle.current().pid());
        return run(List.of("/usr/bin/python3", script, own), ProcessBuilder.Redirect.INHERIT);
    }

    private static int run(List<String> command, ProcessBuilder.Redirect output) throws Exception {
        return new ProcessBuilder(command)
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }
}
