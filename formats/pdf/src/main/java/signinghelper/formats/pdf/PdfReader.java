package signinghelper.formats.pdf;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.DocumentReader;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.pdf.syntax.PdfFile;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reader of signed PDF documents. */
public final class PdfReader implements DocumentReader {
    static final String ID = "pdf";

    private static final byte[] HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean isDetached() {
        return false;
    }

    @Override
    public boolean recognises(Source document) throws IOException {
        try (var in = document.open()) {
            return Arrays.equals(in.readNBytes(HEADER.length), HEADER);
        }
    }

    @Override
    public VerificationReport verify(Source document, @Nullable Source apart, VerificationContext context)
            throws IOException {
        try (var file = PdfFile.copyOf(document)) {
            return new PdfVerification(file, context).report();
        }
    }
}
