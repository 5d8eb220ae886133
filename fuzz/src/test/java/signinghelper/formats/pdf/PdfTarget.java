package signinghelper.formats.pdf;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.fuzz.Target;

import java.util.stream.Stream;

import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Documents that say they are PDF: each is judged, and refused or has sizes of pages. */
public final class PdfTarget implements Target {
    @Override
    public void read(byte[] pdf) throws Exception {
        Verdict.on(pdf);
        try {
            new PdfFormat().pages(Content.inMemory(Bytes.copyOf(pdf)));
        } catch (FormatException refused) {
            // A refusal is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() throws Exception {
        return Stream.of(
                TestPdf.form(),
                Signer.of(HOLDER).sign(TestPdf.plain()),
                Signer.of(HOLDER).sign(TestPdf.compressed()));
    }
}
