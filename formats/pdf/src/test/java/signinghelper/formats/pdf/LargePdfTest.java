package signinghelper.formats.pdf;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A document that is several times as large as all the memory of the process that signs and verifies it. */
@Tag("full")
@Tag("slow")
class LargePdfTest {
    private static final long SIZE = 300L << 20;

    @TempDir
    Path folder;

    @Test
    void isSignedAndVerifiedInLittleMemory() throws Exception {
        var pdf = folder.resolve("large.pdf");
        write(pdf);
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargePdf.class.getName(),
                        pdf.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains("TOTAL_PASSED");
    }

    /** Writes a page whose content is one long run of zeros, which are blanks there. */
    private static void write(Path pdf) throws IOException {
        var before = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n"
                + "<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n"
                + "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>\nendobj\n4 0 obj\n<</Length "
                + SIZE + ">>\nstream\n";
        var behind = "\nendstream\nendobj\n";
        var table = new StringBuilder("xref\n0 5\n0000000000 65535 f\r\n");
        for (var number = 1; number < 5; number++) {
            table.append("%010d 00000 n\r\n".formatted(before.indexOf(number + " 0 obj")));
        }
        var offset = before.length() + SIZE + behind.length();
        table.append("trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n" + offset + "\n%%EOF\n");
        try (var file = new RandomAccessFile(pdf.toFile(), "rw")) {
            file.writeBytes(before);
            file.seek(before.length() + SIZE);
            file.writeBytes(behind + table);
        }
    }
}
