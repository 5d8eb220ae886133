package signinghelper.preview;

import signinghelper.platform.NativeLibraries;
import signinghelper.work.JudgedOrder;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.logging.LogManager;

/**
 * Entry point of the process that draws, searches and judges documents, without arguments. Questions come through its
 * standard input, and answers go through its standard output.
 */
public final class PagesProgram {
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private PagesProgram() {}

    /** Exit codes: 0, and 1 when the framing of standard input was broken. */
    public static void main(String[] arguments) {
        var frames = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        NativeLibraries.use();
        System.exit(run(frames));
    }

    private static int run(OutputStream out) {
        // Nobody reads what a library says about a document.
        LogManager.getLogManager().reset();
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        try {
            new PageChild(new FileInputStream(FileDescriptor.in), out, JudgedOrder::perform).run();
            Runtime.getRuntime().halt(DONE);
            return DONE;
        } catch (IOException e) {
            return FAILED;
        }
    }
}
