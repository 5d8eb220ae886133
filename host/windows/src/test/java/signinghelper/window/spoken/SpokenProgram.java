package signinghelper.window.spoken;

import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** A program of the tests whose windows a screen reader tells of, or is said to. */
public final class SpokenProgram {
    /** Property with the script that asks AT-SPI; it is not set while a screen reader runs. */
    static final String SCRIPT = "spoken.script";

    /** Begins the line before the parts of a window. */
    static final String TITLE = "= ";

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

    private SpokenProgram() {}

    /** Says to the desktop that a screen reader runs, before the first window. */
    public static void sayThatAReaderRuns() throws Exception {
        run(READER_RUNS, Redirect.DISCARD);
    }

    /** Prints what AT-SPI tells of all that is shown, under {@code title}; while a reader runs, waits until it has spoken. */
    public static void tell(String title) throws Exception {
        var script = System.getProperty(SCRIPT);
        if (script == null) {
            var unused = System.in.read();
            return;
        }
        System.out.println(TITLE + title);
        run(
                List.of(
                        "/usr/bin/python3",
                        script,
                        Long.toString(ProcessHandle.current().pid())),
                Redirect.INHERIT);
    }

    private static void run(List<String> command, Redirect output) throws Exception {
        var program = new ProcessBuilder(command).redirectOutput(output).redirectError(Redirect.INHERIT);
        var ending = program.start().waitFor();
        if (ending != 0) {
            throw new IllegalStateException(command.get(0) + " ended with " + ending);
        }
    }
}
