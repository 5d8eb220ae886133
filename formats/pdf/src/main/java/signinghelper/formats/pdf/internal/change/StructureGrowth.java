package signinghelper.formats.pdf.internal.change;

import signinghelper.formats.pdf.internal.change.Change.Kind;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Growth of the structure of tagged content (ISO 32000-2, 14.7). It draws nothing; an element for a new field is added to it
 * by signers' software, and all that was there stays in its order.
 */
final class StructureGrowth {
    /** Keys under which elements and numbers are listed. */
    private static final Set<String> LISTS = Set.of("K", "ParentTree", "IDTree", "Nums", "Names", "Kids");

    /** Keys of trees that say how many elements there are; what a number under another key says is read aloud. */
    private static final Set<String> COUNTS = Set.of("ParentTreeNextKey", "Limits");

    /** Words in the place of what is shown. */
    private static final Set<String> SPOKEN = Set.of("ActualText", "E");

    private static final int MAX_DEPTH = 16;

    private final PdfDocument signed;
    private final PdfDocument shown;
    private final Map<PdfValue, Boolean> silent = new HashMap<>();
    private final Map<Pair, Boolean> grown = new HashMap<>();

    /** Two values that were looked at together; many ways may lead to them, and one that leads back has not grown. */
    private record Pair(String key, PdfValue one, PdfValue other) {}

    StructureGrowth(PdfDocument signed, PdfDocument shown) {
        this.signed = signed;
        this.shown = shown;
    }

    /** Explains an object of the structure that has changed. Where there was none, pages may have waited for one. */
    Change change(PdfValue before, PdfValue after) throws PdfSyntaxException, IOException {
        var isHarmless = before != PdfValue.NULL && isGrown("K", before, after, MAX_DEPTH);
        return new Change(isHarmless ? Kind.METADATA : Kind.UNEXPLAINED, "structure");
    }

    /** @param key under which the values stand */
    private boolean isGrown(String key, PdfValue one, PdfValue other, int depth)
            throws PdfSyntaxException, IOException {
        if (!(one instanceof PdfValue.Reference || other instanceof PdfValue.Reference)) {
            return isGrownAnew(key, one, other, depth);
        }
        var pair = new Pair(key, one, other);
        if (!grown.containsKey(pair)) {
            grown.put(pair, false);
            grown.put(pair, isGrownAnew(key, one, other, depth));
        }
        return grown.get(pair);
    }

    private boolean isGrownAnew(String key, PdfValue one, PdfValue other, int depth)
            throws PdfSyntaxException, IOException {
        var before = signed.resolve(one);
        var after = shown.resolve(other);
        if (before.equals(after)) {
            return true;
        }
        if (depth == 0) {
            return false;
        }
        if (before instanceof Dictionary old && after instanceof Dictionary now) {
            for (var changed : ChangedKeys.between(old, now)) {
                if (!COUNTS.contains(changed)
                        && !(LISTS.contains(changed)
                                && isGrown(changed, old.get(changed), now.get(changed), depth - 1))) {
                    return false;
                }
            }
            return true;
        }
        return isSequel(key, values(one, before), values(other, after), depth);
    }

    /** Lists kids: a single one stands alone, several in an array. */
    private static List<PdfValue> values(PdfValue written, PdfValue value) {
        return value instanceof PdfValue.Sequence sequence
                ? sequence.values()
                : value == PdfValue.NULL ? List.of() : List.of(written);
    }

    private boolean isSequel(String key, List<PdfValue> before, List<PdfValue> after, int depth)
            throws PdfSyntaxException, IOException {
        var found = 0;
        for (var value : after) {
            shown.requireTime();
            if (found < before.size()
                    && (before.get(found).equals(value) || isSameArray(key, before.get(found), value, depth))) {
                found++;
            } else if (key.equals("K") && !isSilent(value, MAX_DEPTH)) {
                return false;
            }
        }
        return found == before.size();
    }

    /** Returns true for an added element that has none of the pages' text: it would be read aloud at another place. */
    private boolean isSilent(PdfValue added, int depth) throws PdfSyntaxException, IOException {
        if (!(added instanceof PdfValue.Reference)) {
            return isSilentItself(added, depth);
        }
        if (!silent.containsKey(added)) {
            silent.put(added, false);
            silent.put(added, isSilentItself(shown.resolve(added), depth));
        }
        return silent.get(added);
    }

    private boolean isSilentItself(PdfValue value, int depth) throws PdfSyntaxException, IOException {
        if (depth == 0) {
            return false;
        }
        if (value instanceof PdfValue.Sequence kids) {
            for (var kid : kids.values()) {
                if (!isSilent(kid, depth - 1)) {
                    return false;
                }
            }
            return true;
        }
        return value instanceof Dictionary element
                && !element.entries().containsKey("MCID")
                && element.entries().keySet().stream().noneMatch(SPOKEN::contains)
                && (element.get("K") == PdfValue.NULL || isSilent(element.get("K"), depth - 1));
    }

    /** Entries of a number tree are arrays of elements, which grow too. */
    private boolean isSameArray(String key, PdfValue one, PdfValue other, int depth)
            throws PdfSyntaxException, IOException {
        return signed.resolve(one) instanceof PdfValue.Sequence
                && shown.resolve(other) instanceof PdfValue.Sequence
                && isGrown(key, one, other, depth - 1);
    }
}
