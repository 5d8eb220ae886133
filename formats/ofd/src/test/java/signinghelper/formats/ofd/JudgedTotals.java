package signinghelper.formats.ofd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** File with a line for each run of documents by chance. */
final class JudgedTotals {
    private JudgedTotals() {}

    /** Adds a line. */
    static void add(String what, long seed, Duration time, long judged, int passed) throws IOException {
        var line = "%s\tfrom seed %d\t%d s\t%d judged\t%d passed and read\n"
                .formatted(what, seed, time.toSeconds(), judged, passed);
        Files.writeString(Path.of("target/judged.tsv"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
