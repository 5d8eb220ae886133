package signinghelper.formats.pdf.change;

import signinghelper.formats.pdf.syntax.PdfValue;
import signinghelper.formats.pdf.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.syntax.PdfValue.Figure;

import java.math.BigDecimal;

/** Flags of a form field (ISO 32000-2, 12.7.4.1). */
final class FieldFlags {
    private static final int READ_ONLY = 0;

    private FieldFlags() {}

    /** Returns true when a field is read-only now, and has no other flag than before. */
    static boolean isLocked(Dictionary before, Dictionary after) {
        var flags = before.get("Ff");
        if (flags instanceof Figure figure) {
            return locked(figure).equals(after.get("Ff"));
        }
        // A field that takes its flags from its parent would lose them by flags of its own.
        return flags == PdfValue.NULL
                && before.get("Parent") == PdfValue.NULL
                && locked(new Figure(BigDecimal.ZERO)).equals(after.get("Ff"));
    }

    private static Figure locked(Figure flags) {
        return new Figure(new BigDecimal(flags.value().toBigInteger().setBit(READ_ONLY)));
    }
}
