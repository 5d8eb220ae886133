package signinghelper.formats.pdf.internal.change;

import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.util.Set;

/**
 * Values of fields that are sound: each covers its revision, and its signature or time stamp holds.
 *
 * @param timeStamps those among {@code all} that are document time stamps
 * @param sections offsets of the cross-reference sections of their revisions
 */
public record LaterSignatures(Set<Reference> all, Set<Reference> timeStamps, Set<Long> sections) {
    public LaterSignatures {
        all = Set.copyOf(all);
        timeStamps = Set.copyOf(timeStamps);
        sections = Set.copyOf(sections);
    }

    boolean has(PdfValue value) {
        return value instanceof Reference reference && all.contains(reference);
    }

    /** Returns true when an object was written together with one of the signatures. */
    boolean came(PdfValue value, PdfDocument shown) {
        return value instanceof Reference reference && sections.contains(shown.sectionOf(reference.number()));
    }

    boolean isTimeStamp(PdfValue value) {
        return value instanceof Reference reference && timeStamps.contains(reference);
    }
}
