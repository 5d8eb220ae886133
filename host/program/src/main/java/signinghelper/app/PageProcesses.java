package signinghelper.app;

import signinghelper.content.PrivateFolder;
import signinghelper.preview.DocumentKeywords;
import signinghelper.preview.DocumentPreview;
import signinghelper.preview.JudgingProgram;
import signinghelper.preview.PageLimits;
import signinghelper.preview.PagesProgram;
import signinghelper.token.bridge.BridgeLaunch;
import signinghelper.work.JudgingProcess;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Users of {@link PagesProgram}. No document costs the host more than the limits here. */
final class PageProcesses {
    /** A page of 12 million samples, and as much again for what PDFBox lays over it. */
    private static final List<String> OPTIONS = List.of("-Xmx384m", "-XX:TieredStopAtLevel=4");

    private static final PageLimits LIMITS =
            new PageLimits(Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofSeconds(30));

    private PageProcesses() {}

    /** Creates the preview of documents. */
    static DocumentPreview preview(PrivateFolder copies) {
        return new DocumentPreview(copies, PageProcesses::start, LIMITS);
    }

    /** Creates the search for keywords. */
    static DocumentKeywords keywords(PrivateFolder copies) {
        return new DocumentKeywords(copies, PageProcesses::start, LIMITS);
    }

    /** Creates the starter of processes that judge signed documents. */
    static JudgingProcess.Starter judging() {
        return new JudgingProgram(PageProcesses::start);
    }

    private static Process start() throws IOException {
        var javaHome = Path.of(System.getProperty("java.home"));
        return BridgeLaunch.of(javaHome, PagesProgram.class.getName(), List.of(), OPTIONS)
                .start();
    }
}
