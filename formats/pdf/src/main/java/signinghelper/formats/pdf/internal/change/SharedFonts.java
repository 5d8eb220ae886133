package signinghelper.formats.pdf.internal.change;

import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** Fonts that a form shares with pages, as LibreOffice writes them. One that is added may be named by a page whose font was missing. */
record SharedFonts(PdfDocument signed, PdfDocument shown) {
    private static final Set<Use> OF_RESOURCES = EnumSet.of(Use.FORM_RESOURCES, Use.CONTENT);
    private static final Set<Use> OF_FONTS =
            EnumSet.of(Use.FORM_FONTS, Use.CONTENT, Use.FILLING, Use.FIRST_FILLING, Use.SIGNATURE_APPEARANCE);

    /** Returns true where nothing changes but that fonts are added. */
    boolean areAdded(Set<Use> uses, PdfValue before, PdfValue after) throws PdfSyntaxException, IOException {
        if (!(before instanceof Dictionary old) || !(after instanceof Dictionary now)) {
            return false;
        }
        if (uses.contains(Use.FORM_FONTS) && OF_FONTS.containsAll(uses)) {
            return isMore(old, now);
        }
        return uses.contains(Use.FORM_RESOURCES)
                && OF_RESOURCES.containsAll(uses)
                && ChangedKeys.between(old, now).equals(Set.of("Font"))
                && signed.resolve(old.get("Font")) instanceof Dictionary fonts
                && shown.resolve(now.get("Font")) instanceof Dictionary others
                && isMore(fonts, others);
    }

    private static boolean isMore(Dictionary before, Dictionary after) {
        var changed = ChangedKeys.between(before, after);
        changed.retainAll(before.entries().keySet());
        return changed.isEmpty();
    }
}
