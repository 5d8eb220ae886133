package signinghelper.formats.pdf.internal.syntax;

import java.util.Map;

/**
 * Indirect object as it lies in the file (ISO 32000-2, 7.3.10).
 *
 * @param place from its number to behind its {@code endobj}
 * @param places where the values of its dictionary's own keys lie; empty when it is no dictionary
 */
public record IndirectObject(PdfValue.Reference name, PdfValue value, Span place, Map<String, Span> places) {
    public IndirectObject {
        places = Map.copyOf(places);
    }
}
