package signinghelper.app;

import signinghelper.content.PrivateFolder;
import signinghelper.preview.DocumentKeywords;
import signinghelper.preview.DocumentPreview;
import signinghelper.preview.JudgingProgram;
import signinghelper.preview.PageChild;
import signinghelper.preview.PageLimits;
import signinghelper.token.bridge.BridgeLaunch;
import signinghelper.work.JudgedOrder;
import signinghelper.work.JudgingProcess;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.LogManager;

/**
 * {@code pages}: documents whose pages are drawn and searched, and whose signatures are judged, in a process of their own,
 * through standard input and output. No document costs the host more than the limits here.
 */
final class PagesMode {
    static final String NAME = "pages";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    /** A page of 12 million samples, and as much again for what PDFBox lays over it. */
    private static final List<String> OPTIONS = List.of("-Xmx384m", "-XX:TieredStopAtLevel=4");

    private static final PageLimits LIMITS =
            new PageLimits(Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofSeconds(30));

    private PagesMode() {}

    /** Creates the preview of documents. */
    static DocumentPreview preview(PrivateFolder copies) {
        return new DocumentPreview(copies, PagesMode::start, LIMITS);
    }

    /** Creates the search for keywords. */
    static DocumentKeywords keywords(PrivateFolder copies) {
        return new DocumentKeywords(copies, PagesMode::start, LIMITS);
    }

    /** Creates the starter of processes that judge signed documents. */
    static JudgingProcess.Starter judging() {
        return new JudgingProgram(PagesMode::start);
    }

    private static Process start() throws IOException {
        var javaHome = Path.of(System.getProperty("java.home"));
        return BridgeLaunch.of(javaHome, Main.class.getName(), List.of(NAME), OPTIONS)
                .start();
    }

    static int run(OutputStream out) {
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
