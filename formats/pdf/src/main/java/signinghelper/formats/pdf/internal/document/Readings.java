package signinghelper.formats.pdf.internal.document;

import signinghelper.formats.pdf.internal.structure.FormTree;
import signinghelper.formats.pdf.internal.structure.OneRole;
import signinghelper.formats.pdf.internal.syntax.Layout;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfFile;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Truth;
import signinghelper.formats.pdf.internal.syntax.SectionNumbers;
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
            requirePages(shown);
            SectionNumbers.require(shown);
            for (var signature : signatures) {
                SectionNumbers.require(signature.signed());
            }
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

    /** Some programs make pages of their own from a form of XML (XFA) that says so; others show the document's. */
    private static void requirePages(PdfDocument shown) throws PdfSyntaxException, IOException {
        var catalog = shown.dictionary(shown.trailer().get("Root")).orElse(Dictionary.EMPTY);
        if (shown.resolve(catalog.get("NeedsRendering")).equals(new Truth(true))
                && FormTree.form(shown).entries().containsKey("XFA")) {
            throw new PdfSyntaxException(Reason.MALFORMED, "pages of an XFA form");
        }
    }
}
