package signinghelper.formats.pdf.internal.change;

import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Figure;

import java.io.IOException;
import java.math.BigDecimal;

/** Flags of a form field (ISO 32000-2, 12.7.4.1). */
final class FieldFlags {
    private static final int READ_ONLY = 0;
    private static final int MAX_LEVELS = 100;

    private FieldFlags() {}

    /**
     * Returns true when a field is read-only now, and has no other flag than before. Some programs read no flags in a number with a
     * point.
     *
     * @param before in the document that was signed
     */
    static boolean isLocked(PdfDocument signed, Dictionary before, Dictionary after)
            throws PdfSyntaxException, IOException {
        var flags = before.get("Ff") == PdfValue.NULL ? inherited(signed, before) : before.get("Ff");
        return flags instanceof Figure figure
                && figure.isWhole()
                && locked(figure).equals(after.get("Ff"));
    }

    /** Flags of its own take the place of those that a field has from its parents. */
    private static PdfValue inherited(PdfDocument signed, Dictionary field) throws PdfSyntaxException, IOException {
        var node = signed.dictionary(field.get("Parent"));
        for (var level = 0; level < MAX_LEVELS && node.isPresent(); level++) {
            var flags = signed.resolve(node.get().get("Ff"));
            if (flags != PdfValue.NULL) {
                return flags;
            }
            node = signed.dictionary(node.get().get("Parent"));
        }
        return new Figure(BigDecimal.ZERO);
    }

    private static Figure locked(Figure flags) {
        return new Figure(new BigDecimal(flags.value().toBigInteger().setBit(READ_ONLY)));
    }
}
