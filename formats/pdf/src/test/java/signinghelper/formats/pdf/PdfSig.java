package signinghelper.formats.pdf;

import signinghelper.testkit.junit.Needed;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Programs {@code pdfsig} (poppler) and {@code qpdf}, as second opinions, and NSS's {@code certutil}. */
final class PdfSig {
    private static final Map<String, String> WORDS = Map.of(
            "Signature is Valid", "valid",
            "Signature is Invalid", "invalid",
            "Digest Mismatch", "other digest",
            "Signature has not yet been verified", "not judged",
            "Unknown Validation Failure", "not judged");

    private final Path folder;

    private PdfSig(Path folder) {
        this.folder = folder;
    }

    /** @param folder of the test, for a database of keys and for documents */
    static PdfSig in(Path folder) throws Exception {
        for (var program : List.of("pdfsig", "qpdf", "certutil", "pk12util")) {
            Needed.file(Path.of("/usr/bin", program));
        }
        var programs = new PdfSig(folder);
        programs.run("certutil", "-N", "--empty-password", "-d", "sql:" + folder);
        return programs;
    }

    /** Returns what pdfsig says of a signature, such as {@code valid, part}; {@code none} when it sees none. */
    String judge(byte[] pdf, String field) throws IOException, InterruptedException {
        var said = run("pdfsig", "-nocert", "-nssdir", "sql:" + folder, file(pdf));
        var signature = Stream.of(said.split("(?m)^Signature #"))
                .filter(part -> part.contains("Signature Field Name: " + field + "\n"))
                .findFirst();
        return signature.map(PdfSig::word).orElse("none");
    }

    private static String word(String said) {
        var extent = said.contains("Not total document") ? ", part" : said.contains("Total document") ? ", whole" : "";
        var verdict = WORDS.entrySet().stream()
                .filter(word -> said.contains("Signature Validation: " + word.getKey()))
                .findFirst();
        return verdict.orElseThrow(() -> new AssertionError(said)).getValue() + extent;
    }

    private String file(byte[] pdf) throws IOException {
        return Files.write(Files.createTempFile(folder, "", ".pdf"), pdf).toString();
    }

    /** Returns true when {@code qpdf --check} finds no error. */
    boolean isSoundPdf(byte[] pdf) throws IOException, InterruptedException {
        return run("qpdf", "--check", file(pdf)).contains("No syntax or stream encoding errors found");
    }

    String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
