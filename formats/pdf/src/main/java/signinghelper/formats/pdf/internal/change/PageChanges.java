package signinghelper.formats.pdf.internal.change;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.internal.change.Change.Kind;
import signinghelper.formats.pdf.internal.change.Change.Thing;
import signinghelper.formats.pdf.internal.structure.Page;
import signinghelper.formats.pdf.internal.structure.PageTree;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** Changes of pages' dictionaries; annotations are compared one by one elsewhere. */
record PageChanges(PdfDocument signed, PdfDocument shown) {
    /** Annotations, the order of the tab key and a date, which draw nothing themselves. */
    private static final Set<String> UNDRAWN = Set.of("Annots", "Tabs", "LastModified");

    private static final Set<String> INHERITABLE = Set.of("MediaBox", "CropBox", "Resources", "Rotate");

    private static final Set<String> DRAWING = Set.of("Contents", "Resources");

    private static final Set<String> LAYING = Set.of("MediaBox", "CropBox", "Rotate", "UserUnit");

    /** Place in the structure of tagged content. */
    private static final Set<String> READ_ALOUD = Set.of("StructParents");

    List<Change> of(Page page, PdfValue before, PdfValue written) throws PdfSyntaxException, IOException {
        var after = unmoved(before, written);
        var found = new ArrayList<Change>();
        if (!isOrdered(after)) {
            found.add(Change.ofPage(Kind.UNEXPLAINED, page.number()));
        }
        var others = ChangedKeys.between(page.dictionary(), after);
        others.removeAll(UNDRAWN);
        for (var key : INHERITABLE) {
            if (after instanceof Dictionary now && isFromAbove(page, key, now.get(key))) {
                others.remove(key);
            }
        }
        if (!others.isEmpty()) {
            var isSpelling =
                    ChangedKeys.spelledOtherwise(page.dictionary(), after).containsAll(others);
            var kind = isSpelling || others.equals(READ_ALOUD) ? Kind.UNEXPLAINED : Kind.OTHER;
            found.add(Change.ofPage(kind, page.number()).about(thing(others)));
        }
        return found;
    }

    private static @Nullable Thing thing(Set<String> keys) {
        return DRAWING.containsAll(keys) ? Thing.CONTENT_CHANGED : LAYING.containsAll(keys) ? Thing.PAGE_CHANGED : null;
    }

    /** Something that is drawn by a page's keys has none from above it. */
    List<Change> ofMentioned(Reference page, PdfValue before, PdfValue after) throws PdfSyntaxException, IOException {
        return ChangedKeys.between(before, unmoved(before, after)).stream().anyMatch(INHERITABLE::contains)
                ? List.of(Change.ofObject(Kind.UNEXPLAINED, page))
                : List.of();
    }

    /** Some programs write into the page what it had from above; some take a null for a value. */
    private boolean isFromAbove(Page page, String key, PdfValue now) throws PdfSyntaxException, IOException {
        return !page.dictionary().entries().containsKey(key)
                && now != PdfValue.NULL
                && ChangedKeys.isSame(key, shown.resolve(now), signed.resolve(PageTree.nearest(signed, page, key)));
    }

    /** Some programs leave a page out whose keys beside its content are of another kind. */
    private boolean isOrdered(PdfValue page) throws PdfSyntaxException, IOException {
        if (!(page instanceof Dictionary dictionary)) {
            return false;
        }
        var annotations = shown.resolve(dictionary.get("Annots"));
        var order = dictionary.get("Tabs");
        var date = dictionary.get("LastModified");
        return (annotations == PdfValue.NULL || annotations instanceof PdfValue.Sequence)
                && (order == PdfValue.NULL || order instanceof PdfValue.Name)
                && (date == PdfValue.NULL || date instanceof PdfValue.Text);
    }

    /** Returns a page as it would be had no value moved into another object, as some programs do with resources. */
    private PdfValue unmoved(PdfValue before, PdfValue after) throws PdfSyntaxException, IOException {
        if (!(before instanceof Dictionary old) || !(after instanceof Dictionary now)) {
            return after;
        }
        var entries = new HashMap<>(now.entries());
        for (var entry : now.entries().entrySet()) {
            var value = old.get(entry.getKey());
            var was = signed.resolve(value);
            if (was instanceof Dictionary && was.equals(shown.resolve(entry.getValue()))) {
                entries.put(entry.getKey(), value);
            }
        }
        return new Dictionary(entries);
    }
}
