package signinghelper.formats.pdf;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.testkit.junit.Needed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Documents that other programs have made, signed by ours twice: with a seal, and without. */
@Tag("slow")
class PdfInputTest {
    private static final String PAGE =
            "<!DOCTYPE html><title>标书</title><h1>Price: 100</h1>" + "<p>text</p>".repeat(200);

    @TempDir
    Path folder;

    private PdfSig programs;

    @BeforeEach
    void prepare() throws Exception {
        programs = PdfSig.in(folder);
    }

    private void assertSignedTwice(byte[] pdf) throws Exception {
        var seal = new TestPicture("png").sealOf(HOLDER, new SealPlacement(1, 100, 100, 40, 40, Strip.WHOLE));
        var once = Signer.of(HOLDER).with(seal).sign(pdf);
        var twice = Signer.of(HOLDER).sign(once);
        var verdict = Verdict.on(twice);

        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes("Signature1")).contains(Code.SIGNED_AGAIN_LATER);
        assertThat(programs.judge(once, "Signature1")).isEqualTo("valid, whole");
        assertThat(programs.judge(twice, "Signature1")).isEqualTo("valid, part");
        assertThat(programs.judge(twice, "Signature2")).isEqualTo("valid, whole");
        assertThat(new Dss(HOLDER).judge(twice)).isEqualTo("passed");
        assertThat(programs.isSoundPdf(twice)).isTrue();
    }

    private byte[] made(Path file) throws IOException {
        assertThat(file).exists();
        return Files.readAllBytes(file);
    }

    @Test
    void byGhostscript() throws Exception {
        Needed.file(Path.of("/usr/bin/gs"));
        var page = Files.writeString(
                folder.resolve("page.ps"),
                "/Helvetica findfont 24 scalefont setfont 100 700 moveto (Price: 100) show showpage");
        var out = folder.resolve("out.pdf");
        programs.run("gs", "-q", "-sDEVICE=pdfwrite", "-o", out.toString(), page.toString());

        assertSignedTwice(made(out));
    }

    @Test
    void byChromium() throws Exception {
        Needed.file(Path.of("/usr/bin/chromium"));
        var page = Files.writeString(folder.resolve("page.html"), PAGE);
        var out = folder.resolve("out.pdf");
        programs.run(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--print-to-pdf=" + out,
                page.toUri().toString());

        assertSignedTwice(made(out));
    }

    /** Files kept in the tests, since the program is large: LibreOffice 25.2 as Debian 13 has it; the other is PDF/A-2. */
    @Test
    void byLibreOffice() throws Exception {
        for (var name : new String[] {"libreoffice.pdf", "libreoffice-archive.pdf"}) {
            try (var file = Objects.requireNonNull(PdfInputTest.class.getResourceAsStream(name))) {
                assertSignedTwice(file.readAllBytes());
            }
        }
    }

    @Test
    void byQpdf() throws Exception {
        var plain = Files.write(folder.resolve("in.pdf"), TestPdf.form()).toString();
        for (var option :
                new String[] {"--object-streams=generate", "--linearize", "--qdf", "--newline-before-endstream"}) {
            var out = folder.resolve("out" + option + ".pdf");
            programs.run("qpdf", option, plain, out.toString());

            assertSignedTwice(made(out));
        }
    }
}
