package signinghelper.formats.pdf.pages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.internal.pages.DocumentPages;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The drawing half, as the process that draws finds it. */
class PdfDocumentPagesTest {
    private static final WrittenPdf PAGE = new WrittenPdf(
            "",
            "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
            "BT /F 9 Tf 9 9 Td (Seal here) Tj ET");

    @TempDir
    private Path folder;

    @Test
    void drawsAndFinds() throws Exception {
        var pages = DocumentPages.of("pdf").orElseThrow();
        try (var open = pages.open(PAGE.copy(folder))) {
            assertThat(open.sizes()).hasSize(1);
        }
        assertThat(pages.find(PAGE.copy(folder), "here"))
                .hasValueSatisfying(found -> assertThat(found.page()).isEqualTo(1));
        assertThat(pages.find(PAGE.copy(folder), "there")).isEmpty();
    }

    @Test
    void aFormatThatIsNotDrawnHasNone() {
        assertThat(DocumentPages.of("cms-detached")).isEmpty();
    }
}
