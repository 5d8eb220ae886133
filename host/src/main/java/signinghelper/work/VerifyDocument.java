package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.receipt.ReceiptFormat;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.util.List;

/** Verification of a signed document, which may be the receipt over a batch. */
public final class VerifyDocument {
    private final VerificationContext context;

    public VerifyDocument(VerificationContext context) {
        this.context = context;
    }

    /**
     * Verifies a document of any format.
     *
     * @param apart detached content; null when it is embedded
     */
    public VerificationReport verify(Source document, @Nullable Source apart) throws IOException {
        var report = DocumentFormats.verify(document, apart, context);
        if (isRefused(report)) {
            var receipt = DocumentFormats.verify(document, apart, context.with(ReceiptFormat.policy()));
            if (!isRefused(receipt)) {
                return new VerificationReport(
                        receipt.format(), receipt.signatures(), List.of(Finding.of(Code.RECEIPT)));
            }
        }
        return report;
    }

    private static boolean isRefused(VerificationReport report) {
        return report.signatures().stream().anyMatch(signature -> signature.has(Code.FORM_REFUSED));
    }
}
