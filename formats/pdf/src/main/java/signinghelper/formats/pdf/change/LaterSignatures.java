package signinghelper.formats.pdf.change;

import signinghelper.formats.pdf.syntax.PdfValue;
import signinghelper.formats.pdf.syntax.PdfValue.Reference;

import java.util.Set;

/**
 * Values of fields that are sound: each covers its revision, and its signature or time stamp holds.
 *
 * @param timeStamps those among {@code all} that are document time stamps
 */
public record LaterSignatures(Set<Reference> all, Set<Reference> timeStamps) {
    public LaterSignatures {
        all = Set.copyOf(all);
        timeStamps = Set.copyOf(timeStamps);
    }

    boolean has(PdfValue value) {
        return value instanceof Reference reference && all.contains(reference);
    }

    boolean isTimeStamp(PdfValue value) {
        return value instanceof Reference reference && timeStamps.contains(reference);
    }
}
