package signinghelper.formats.ofd;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.DocumentReader;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.ofd.container.OfdContainer;
import signinghelper.formats.ofd.container.OfdException;
import signinghelper.formats.ofd.container.PartName;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.util.Arrays;

/** Reader of signed OFD documents. */
public final class OfdReader implements DocumentReader {
    static final String ID = "ofd";

    private static final byte[] ZIP = {'P', 'K', 3, 4};

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
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    @Override
    public VerificationReport verify(Source document, @Nullable Source apart, VerificationContext context)
            throws IOException {
        try (var container = OfdContainer.copyOf(document)) {
            return container.has(PartName.ROOT)
                    ? new OfdVerification(container, context).report()
                    : VerificationReport.without("", Finding.of(Code.FORMAT_UNKNOWN));
        } catch (OfdException e) {
            return VerificationReport.without(ID, e.finding());
        }
    }
}
