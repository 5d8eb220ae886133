package signinghelper.formats.pdf.change;

import signinghelper.formats.pdf.change.Change.Kind;
import signinghelper.formats.pdf.syntax.PdfDocument;
import signinghelper.formats.pdf.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.syntax.PdfValue;
import signinghelper.formats.pdf.syntax.PdfValue.Dictionary;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Growth of the structure of tagged content (ISO 32000-2, 14.7). It draws nothing; an element for a new field is added to it
 * by signers' software, and all that was there stays in its order.
 */
final class StructureGrowth {
    /** Keys under which elements and numbers are listed. */
    private static final Set<String> LISTS =
            Set.of("K", "ParentTree", "ParentTreeNextKey", "IDTree", "Nums", "Names", "Kids", "Limits");

    private static final int MAX_DEPTH = 16;

    private final PdfDocument signed;
    private final PdfDocument shown;

    StructureGrowth(PdfDocument signed, PdfDocument shown) {
        this.signed = signed;
        this.shown = shown;
    }

    /** Explains an object of the structure that has changed. */
    Change change(PdfValue before, PdfValue after) throws PdfSyntaxException, IOException {
        return new Change(isGrown(before, after, MAX_DEPTH) ? Kind.METADATA : Kind.UNEXPLAINED, "structure");
    }

    private boolean isGrown(PdfValue one, PdfValue other, int depth) throws PdfSyntaxException, IOException {
        var before = signed.resolve(one);
        var after = shown.resolve(other);
        if (before.equals(after)) {
            return true;
        }
        if (depth == 0) {
            return false;
        }
        if (before instanceof Dictionary old && after instanceof Dictionary now) {
            for (var key : Comparison.keys(old, now)) {
                if (!LISTS.contains(key) || !isGrown(old.get(key), now.get(key), depth - 1)) {
                    return false;
                }
            }
            return true;
        }
        return (before instanceof PdfValue.Figure && after instanceof PdfValue.Figure)
                || isSequel(values(one, before), values(other, after), depth);
    }

    /** Lists kids: a single one stands alone, several in an array. */
    private static List<PdfValue> values(PdfValue written, PdfValue value) {
        return value instanceof PdfValue.Sequence sequence
                ? sequence.values()
                : value == PdfValue.NULL ? List.of() : List.of(written);
    }

    private boolean isSequel(List<PdfValue> before, List<PdfValue> after, int depth)
            throws PdfSyntaxException, IOException {
        var found = 0;
        for (var value : after) {
            if (found < before.size()
                    && (before.get(found).equals(value) || isSameArray(before.get(found), value, depth))) {
                found++;
            }
        }
        return found == before.size();
    }

    /** Entries of a number tree are arrays of elements, which grow too. */
    private boolean isSameArray(PdfValue one, PdfValue other, int depth) throws PdfSyntaxException, IOException {
        return signed.resolve(one) instanceof PdfValue.Sequence
                && shown.resolve(other) instanceof PdfValue.Sequence
                && isGrown(one, other, depth - 1);
    }
}
