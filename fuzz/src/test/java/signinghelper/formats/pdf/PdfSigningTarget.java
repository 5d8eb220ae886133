package signinghelper.formats.pdf;

import signinghelper.formats.document.FormatException;
import signinghelper.fuzz.Target;

import java.util.stream.Stream;

import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Documents that somebody shall sign: what is signed passes, and all else is refused. */
public final class PdfSigningTarget implements Target {
    @Override
    public void read(byte[] pdf) throws Exception {
        byte[] signed;
        try {
            signed = Signer.of(HOLDER).sign(pdf);
        } catch (FormatException refused) {
            return;
        }
        Verdict.on(signed);
    }

    @Override
    public Stream<byte[]> seeds() throws Exception {
        return Stream.of(TestPdf.plain(), TestPdf.compressed(), TestPdf.form());
    }
}
