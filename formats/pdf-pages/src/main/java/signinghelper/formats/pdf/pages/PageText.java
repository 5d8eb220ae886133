package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import signinghelper.formats.internal.pages.LetterRun;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Reader of the letters of one page of a PDF document, in points. */
final class PageText extends PDFTextStripper {
    private final LetterRun run = new LetterRun();

    private PageText(int page) {
        setStartPage(page);
        setEndPage(page);
    }

    /** Reads a page, from 1. */
    static LetterRun of(PdfCopy pdf, int page) throws IOException {
        var text = new PageText(page);
        text.writeText(pdf.document(), Writer.nullWriter());
        return text.run;
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        for (var position : positions) {
            run.add(
                    position.getUnicode(),
                    new LetterRun.Place(
                            position.getX(),
                            position.getY(),
                            position.getWidth(),
                            position.getHeight(),
                            position.getDir(),
                            position.getYDirAdj()));
        }
    }
}
