package signinghelper.formats.pdf;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.pdf.OneReadingTest.Hidden;
import signinghelper.formats.pdf.internal.document.PageCopies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Pages are drawn from what our own reader has read. */
class PageCopiesTest {
    private static final int WHITE = 0xFFFFFF;

    @TempDir
    Path folder;

    private byte[] copy(byte[] pdf) throws FormatException, IOException {
        PageCopies.write(Files.write(folder.resolve("document.pdf"), pdf), folder.resolve("copy.pdf"));
        return Files.readAllBytes(folder.resolve("copy.pdf"));
    }

    private static int colour(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImage(0).getRGB(100, 100) & WHITE;
        }
    }

    /** PDFBox would find the object by itself. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AT_ANOTHER_PLACE")
    void nothingIsDrawnThatTheReaderDoesNotReach(Hidden hidden) throws Exception {
        assertThat(colour(copy(hidden.pdf()))).isEqualTo(WHITE);
    }

    @Test
    void anEntryThatLeadsToAnotherObjectIsRefused() {
        assertThatThrownBy(() -> copy(Hidden.AT_ANOTHER_PLACE.pdf()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("MALFORMED");
    }

    @Tag("slow")
    @Test
    void copiesLookAsTheDocumentDoes() throws Exception {
        var programs = PdfSig.in(folder);
        var signed = Signer.of(HOLDER).sign(PdfBoxSigner.of(HOLDER).in("first").sign(TestPdf.form()));
        for (var pdf : List.of(TestPdf.plain(), TestPdf.compressed(), TestPdf.form(), signed, turned())) {
            var copy = copy(pdf);

            for (var reader : List.of(Reader.PDFBOX, Reader.POPPLER)) {
                assertThat(reader.show(copy, folder)).isEqualTo(reader.show(pdf, folder));
            }
            assertThat(programs.isSoundPdf(copy)).isTrue();
        }
    }

    /** Returns a document whose page inherits its size and its turn from the tree of pages. */
    private static byte[] turned() {
        return OneReadingTest.page()
                .object(
                        2,
                        "<< /Type /Pages /Kids [5 0 R] /Count 1 /MediaBox [0 0 200 300]"
                                + " /Resources << /ExtGState << /G << /ca 0.5 >> >> >> >>")
                .object(5, "<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 /Rotate 90 >>")
                .object(3, "<< /Type /Page /Parent 5 0 R /Contents 4 0 R >>")
                .stream(4, "/G gs 1 0 0 rg 0 0 100 100 re f")
                .end();
    }

    @Test
    void sizesAreThoseThatAreShown() throws Exception {
        var document = Files.write(folder.resolve("turned.pdf"), turned());

        var sizes = PageCopies.write(document, folder.resolve("copy.pdf"));

        assertThat(sizes).isEqualTo(new PdfFormat().pages(Content.ofFile(document)));
        assertThat(sizes.get(0).width()).isGreaterThan(sizes.get(0).height());
    }

    /** A small file would become a large one. */
    @Test
    void streamsThatShareOctetsAreRefused() {
        var inner = "6 0 obj\n<< /Length 2000 >>\nstream\n" + " ".repeat(2000) + "\nendstream\nendobj\n";
        var head = "<< /Length %d >>\nstream\n".formatted(inner.length());
        var pdf = OneReadingTest.page()
                .object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [5 0 R 6 0 R] >>");
        var from = pdf.withoutSection().length + "5 0 obj\n".length() + head.length();
        var shared = pdf.object(5, head + inner + "\nendstream").entry(6, from).end();

        assertThatThrownBy(() -> copy(shared)).isInstanceOf(FormatException.class);
    }
}
