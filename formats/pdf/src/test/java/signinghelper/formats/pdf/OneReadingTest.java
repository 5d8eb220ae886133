package signinghelper.formats.pdf;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.verification.Indication;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** A document in which programs that mend it find another page is not signed. */
class OneReadingTest {
    private static final String BLUE = "0 0 1 rg 0 0 595 842 re f";
    private static final String WHITE = "ffffff";

    @TempDir
    Path folder;

    /** Content of the page, object 4, as no section has it. */
    enum Hidden {
        FREE,
        IN_NO_SECTION,
        OF_ANOTHER_GENERATION,
        AT_ANOTHER_PLACE;

        byte[] pdf() {
            var object = "4 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n".formatted(BLUE.length(), BLUE);
            var update = page().raw(object);
            return switch (this) {
                case FREE -> update.free(4).end();
                case IN_NO_SECTION -> update.end();
                case OF_ANOTHER_GENERATION ->
                    update.entry(4, offset(update, "4 0 obj"), 1).end();
                case AT_ANOTHER_PLACE ->
                    update.entry(4, offset(update, "3 0 obj")).end();
            };
        }

        private static long offset(RawUpdate update, String object) {
            return RawUpdate.latin(update.withoutSection()).lastIndexOf(object);
        }
    }

    static RawUpdate page() {
        return RawUpdate.of("%PDF-1.7\nxref\n0 0\ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
                        .getBytes(StandardCharsets.ISO_8859_1))
                .object(1, "<< /Type /Catalog /Pages 2 0 R >>")
                .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>");
    }

    @ParameterizedTest
    @EnumSource
    void isNotSigned(Hidden hidden) {
        assertThatThrownBy(() -> Signer.of(HOLDER).sign(hidden.pdf()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("MALFORMED");
    }

    /** PDFBox finds what poppler does not: two programs, two pages. */
    @Test
    void readersShowTwoPages() throws Exception {
        var pdf = Hidden.FREE.pdf();

        assertThat(Rendered.page(pdf, 1, new PageSize(210, 297), folder).at(100, 100))
                .isEqualTo(WHITE);
        try (var document = Loader.loadPDF(pdf)) {
            var image = new PDFRenderer(document).renderImage(0);
            assertThat(image.getRGB(100, 100) & 0xFFFFFF).isEqualTo(0x0000FF);
        }
    }

    /** Programs that mend a file take the last object of a number, wherever it stands. */
    @Test
    void anObjectBehindTheListedOneIsNotSigned() throws Exception {
        var object = "4 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n".formatted(BLUE.length(), BLUE);
        var behind = page().object(4, "<< /Length 0 >>\nstream\n\nendstream").raw(object);
        var before = page().raw(object).object(4, "<< /Length 0 >>\nstream\n\nendstream");

        assertThatThrownBy(() -> Signer.of(HOLDER).sign(behind.end()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("MALFORMED");
        assertThat(Verdict.on(Signer.of(HOLDER).sign(before.end())).report().indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void aReferenceToNothingIsNone() throws Exception {
        var twice = Signer.of(HOLDER).sign(Signer.of(HOLDER).sign(page().end()));
        var verdict = Verdict.on(twice);

        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
    }
}
