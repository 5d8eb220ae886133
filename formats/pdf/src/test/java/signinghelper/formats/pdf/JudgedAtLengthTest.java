package signinghelper.formats.pdf;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/**
 * Updates by chance for a time: what passes without a remark on its looks is the page that was signed, to programs of browsers too.
 * {@code ./dev fuzz judge} goes on from other seeds.
 */
@Tag("full")
class JudgedAtLengthTest {
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("judge.seconds", 60));
    private static final long SEED = Long.getLong("judge.seed", 41_000);

    @TempDir
    Path folder;

    private final Map<String, Showing> readers = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private BrowserReaders browsers;
    private int judged;
    private int drawn;

    /** Drawing of all pages. */
    @FunctionalInterface
    private interface Showing {
        Bytes of(byte[] pdf) throws Exception;
    }

    @BeforeEach
    void openReaders() throws Exception {
        browsers = new BrowserReaders(folder);
        readers.put("PDFium", browsers::byPdfium);
        readers.put("PDF.js", browsers::byPdfJs);
        for (var reader : List.of(Reader.PDFBOX, Reader.POPPLER, Reader.MUPDF)) {
            readers.put(reader.name(), pdf -> reader.show(pdf, folder));
        }
    }

    @AfterEach
    void closeReaders() {
        browsers.close();
    }

    @Test
    void allReadersShowWhatWasSigned() throws Exception {
        var signer = PdfBoxSigner.of(HOLDER);
        var documents = List.of(signer.sign(TestPdf.plain()), signer.sign(TestPdf.compressed()));
        var genuine = new ArrayList<Map<String, Bytes>>();
        for (var document : documents) {
            genuine.add(shown(document));
        }
        var end = System.nanoTime() + TIME.toNanos();
        for (var seed = SEED; System.nanoTime() < end; seed++) {
            var of = (int) (seed % documents.size());
            judge(documents.get(of), seed, genuine.get(of));
        }
        tell();
        assertThat(faults).isEmpty();
        assertThat(drawn).as("passed and drawn").isPositive();
    }

    private void judge(byte[] signed, long seed, Map<String, Bytes> genuine) throws Exception {
        var steps = new ArrayList<String>();
        var pdf = MutatedUpdate.behind(signed, seed, steps);
        var verdict = Verdict.on(pdf);
        judged++;
        if (verdict.report().indication() != Indication.TOTAL_PASSED
                || verdict.codes("Signature1").contains(Code.APPEARANCE_ADDED_LATER)) {
            return;
        }
        drawn++;
        var others = new ArrayList<>(shown(pdf).entrySet());
        others.removeAll(genuine.entrySet());
        if (!others.isEmpty()) {
            Files.write(Path.of("target/judged-%d.pdf".formatted(seed)), pdf);
            faults.add("seed %d, %s; %s show another page; %s"
                    .formatted(
                            seed, steps, others.stream().map(Map.Entry::getKey).toList(), verdict));
        }
    }

    private Map<String, Bytes> shown(byte[] pdf) throws Exception {
        var shown = new LinkedHashMap<String, Bytes>();
        for (var reader : readers.entrySet()) {
            shown.put(reader.getKey(), reader.getValue().of(pdf));
        }
        return shown;
    }

    private void tell() throws Exception {
        var line = "PDF\tfrom seed %d\t%d s\t%d judged\t%d passed and drawn\t%d faults\n"
                .formatted(SEED, TIME.toSeconds(), judged, drawn, faults.size());
        Files.writeString(Path.of("target/judged.tsv"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
