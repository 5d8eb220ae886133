package signinghelper.formats.pdf.internal.change;

import signinghelper.formats.pdf.internal.change.Change.Kind;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Numbers that a signed document names, and that no object has. Some programs take a later section's stream for it; some mend a
 * file for a number beyond its size, and no longer when that grows.
 */
record MissingNumbers(PdfDocument signed, PdfDocument shown) {

    /** Returns what is open about the references of the signed document. */
    List<Change> changes(Collection<Reference> named) {
        var later = shown.sections().size() - signed.sections().size();
        var streams = shown.sections().subList(0, later).stream()
                .flatMap(section -> section.own().keySet().stream())
                .collect(Collectors.toSet());
        return named.stream()
                .map(Reference::number)
                .filter(number -> isOpen(number, streams))
                .map(number -> new Change(Kind.UNEXPLAINED, "object " + number))
                .toList();
    }

    private boolean isOpen(int number, Set<Integer> streams) {
        return streams.contains(number)
                || (signed.sectionOf(number) < 0 && (shown.sectionOf(number) >= 0 || isReached(number)));
    }

    private boolean isReached(int number) {
        return isBeyond(signed, number) && !isBeyond(shown, number);
    }

    private static boolean isBeyond(PdfDocument document, int number) {
        return number >= document.sections().get(0).size();
    }
}
