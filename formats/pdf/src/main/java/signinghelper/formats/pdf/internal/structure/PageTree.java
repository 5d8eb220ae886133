package signinghelper.formats.pdf.internal.structure;

import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walk through the page tree (ISO 32000-2, 7.7.3), of bounded length. */
public final class PageTree {
    private static final int MAX_NODES = 200_000;
    private static final int MAX_LEVELS = 100;

    private PageTree() {}

    /** Returns the pages in the order in which they are shown. */
    public static List<Page> of(PdfDocument document) throws PdfSyntaxException, IOException {
        return of(document, new HashSet<>());
    }

    /**
     * Returns the pages in the order in which they are shown.
     *
     * @param seen to which each node is added, pages among them
     */
    public static List<Page> of(PdfDocument document, Set<PdfValue> seen) throws PdfSyntaxException, IOException {
        var catalog = document.dictionary(document.trailer().get("Root")).orElse(Dictionary.EMPTY);
        var pages = new ArrayList<Page>();
        var open = new ArrayDeque<PdfValue>(List.of(catalog.get("Pages")));
        while (!open.isEmpty()) {
            var node = open.removeFirst();
            var dictionary = document.dictionary(node);
            if (!(node instanceof Reference reference) || dictionary.isEmpty() || !seen.add(node)) {
                throw new PdfSyntaxException(Reason.MALFORMED, "page tree");
            }
            if (seen.size() > MAX_NODES) {
                throw new PdfSyntaxException(Reason.TOO_LARGE, "page tree");
            }
            var kids = document.sequence(dictionary.get().get("Kids"));
            for (var i = kids.size() - 1; i >= 0; i--) {
                requireBelow(document, reference, kids.get(i));
                open.addFirst(kids.get(i));
            }
            var hasKids = dictionary.get().entries().containsKey("Kids");
            // Programs decide by the one or the other.
            var type = document.resolve(dictionary.get().get("Type"));
            if (type.equals(new PdfValue.Name(hasKids ? "Page" : "Pages"))) {
                throw new PdfSyntaxException(Reason.MALFORMED, "page tree");
            }
            if (!hasKids) {
                pages.add(new Page(reference, pages.size() + 1, dictionary.get()));
            }
        }
        return pages;
    }

    /** Programs inherit by the way up or by the way down, so the two must be one. */
    private static void requireBelow(PdfDocument document, Reference node, PdfValue kid)
            throws PdfSyntaxException, IOException {
        var parent = document.dictionary(kid).orElse(Dictionary.EMPTY).get("Parent");
        if (parent != PdfValue.NULL && !parent.equals(node)) {
            throw new PdfSyntaxException(Reason.MALFORMED, "page tree");
        }
    }

    /** Returns the value of a page or of the nearest node above that has one, as it is written. */
    public static PdfValue inherited(PdfDocument document, Page page, String key)
            throws PdfSyntaxException, IOException {
        return nearest(document, page, key, true);
    }

    /** Returns the value that stands the nearest, which may be null; some programs look further up then, others do not. */
    public static PdfValue nearest(PdfDocument document, Page page, String key) throws PdfSyntaxException, IOException {
        return nearest(document, page, key, false);
    }

    private static PdfValue nearest(PdfDocument document, Page page, String key, boolean isThere)
            throws PdfSyntaxException, IOException {
        var node = page.dictionary();
        for (var level = 0; level < MAX_LEVELS; level++) {
            if (node.entries().containsKey(key) && !(isThere && document.resolve(node.get(key)) == PdfValue.NULL)) {
                return node.get(key);
            }
            node = document.dictionary(node.get("Parent")).orElse(Dictionary.EMPTY);
        }
        return PdfValue.NULL;
    }
}
