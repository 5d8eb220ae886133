package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.util.HashSet;
import java.util.Set;

/**
 * Objects that an update names and that are not there. Programs mend a file when they need such an object; they find a freed
 * one again, and what no section has.
 *
 * @param before the document without the update
 * @param document the document with it
 */
record MissingObjects(PdfDocument before, PdfDocument document) {

    /**
     * Requires that a value names no missing object, but for one that was missing at the same place before.
     *
     * @param earlier the value before the update
     */
    void requireNone(PdfValue value, PdfValue earlier) throws PdfSyntaxException {
        if (value instanceof PdfValue.Stream stream && earlier instanceof PdfValue.Stream old) {
            requireNone(stream.dictionary(), old.dictionary());
        } else if (value instanceof Dictionary dictionary && earlier instanceof Dictionary old) {
            for (var entry : dictionary.entries().entrySet()) {
                requireNone(entry.getValue(), old.get(entry.getKey()));
            }
        } else {
            requireSame(value, earlier);
        }
    }

    private void requireSame(PdfValue value, PdfValue earlier) throws PdfSyntaxException {
        var missing = new HashSet<Integer>();
        missing(value, document, missing);
        if (!missing.isEmpty()) {
            var old = new HashSet<Integer>();
            missing(earlier, before, old);
            missing.removeAll(old);
        }
        if (!missing.isEmpty()) {
            throw PdfSyntaxException.malformed("object " + missing.iterator().next() + " is used and not there");
        }
    }

    private static void missing(PdfValue value, PdfDocument document, Set<Integer> found) {
        if (value instanceof Reference reference) {
            var place = document.place(reference.number());
            if (place == null
                    || place.kind() == Place.Kind.FREE
                    || (place.kind() == Place.Kind.IN_FILE ? place.second() : 0) != reference.generation()) {
                found.add(reference.number());
            }
        } else if (value instanceof PdfValue.Sequence sequence) {
            sequence.values().forEach(each -> missing(each, document, found));
        } else if (value instanceof Dictionary dictionary) {
            dictionary.entries().values().forEach(each -> missing(each, document, found));
        } else if (value instanceof PdfValue.Stream stream) {
            missing(stream.dictionary(), document, found);
        }
    }
}
