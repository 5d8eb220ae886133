package signinghelper.formats.pdf;

import signinghelper.formats.pdf.structure.FormTree;
import signinghelper.formats.pdf.structure.OneRole;
import signinghelper.formats.pdf.syntax.Layout;
import signinghelper.formats.pdf.syntax.PdfDocument;
import signinghelper.formats.pdf.syntax.PdfFile;
import signinghelper.formats.pdf.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;

import java.io.IOException;
import java.util.List;

/** Search for parts of a signed file in which a program may see something else than was signed. */
final class Readings {
    private Readings() {}

    /** Returns what makes readings differ; empty when nothing does. */
    static List<Finding> differ(PdfFile file, PdfDocument shown, List<SignatureValue> signatures) throws IOException {
        if (signatures.isEmpty()) {
            return List.of();
        }
        try {
            OneRole.require(shown, FormTree.of(shown));
            var layout = Layout.of(file, shown);
            layout.requireApart();
            if (signatures.stream().anyMatch(signature -> signature.range().end() < file.length())) {
                // Nobody sees the hidden object in the file as it was signed; what was added may make programs mend it.
                layout.requireNoneHidden();
            }
            return List.of();
        } catch (PdfSyntaxException e) {
            return List.of(
                    e.reason() == Reason.TOO_LARGE
                            ? PdfVerification.finding(e)
                            : Finding.of(Code.READINGS_DIFFER, "part", e.getMessage()));
        }
    }
}
