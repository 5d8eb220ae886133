package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Check that every reference of a document leads to the object that it names, or to nothing. Programs that mend files find
 * objects that are free, in no section or of another generation, and would draw another page than was read here.
 */
public final class OneReading {
    private final PdfDocument document;
    private final Set<Integer> missing = new HashSet<>();

    private OneReading(PdfDocument document) {
        this.document = document;
    }

    /**
     * Goes through all objects that the document leads to.
     *
     * @return numbers that are referred to and no object has, so that no new object may take them
     * @throws PdfSyntaxException for the first that has more than one reading
     */
    public static Set<Integer> require(PdfFile file, PdfDocument document) throws PdfSyntaxException, IOException {
        Linearization.requireHarmless(file, document, file.length() + 1);
        var reading = new OneReading(document);
        var trailer = document.trailer();
        ReferenceWalk.through(
                List.of(trailer.get("Root"), trailer.get("Info")), reading::value, (holder, key, to) -> {});
        if (!reading.missing.isEmpty()) {
            new Markers(file, Set.of()).requireNoObject(reading.missing);
        }
        return reading.missing;
    }

    private PdfValue value(Reference reference) throws PdfSyntaxException, IOException {
        var place = document.place(reference.number());
        if (place == null || place.kind() == Place.Kind.FREE) {
            missing.add(reference.number());
            return PdfValue.NULL;
        }
        var generation = place.kind() == Place.Kind.IN_FILE ? place.second() : 0;
        if (generation != reference.generation()) {
            throw PdfSyntaxException.malformed("generation of object " + reference.number());
        }
        return document.resolve(reference);
    }
}
