package signinghelper.formats.pdf.internal.document;

import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;
import signinghelper.formats.pdf.internal.syntax.Span;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Places of the signatures that a document leads to. */
final class SignaturePlaces {
    private final List<Span> places = new ArrayList<>();

    /** Adds a signature's place; a value that is none has none. */
    void add(PdfDocument document, PdfValue value) throws IOException {
        try {
            if (value instanceof Reference reference) {
                document.object(reference).ifPresent(object -> places.add(object.place()));
            }
        } catch (PdfSyntaxException e) {
            // A signature that cannot be read is judged so by its field.
        }
    }

    /** Adds Adobe's usage rights (ISO 32000-2, table 258): a permission for its own program, which signs nothing for people. */
    void addUsageRights(PdfDocument document) throws IOException {
        try {
            var catalog = document.dictionary(document.trailer().get("Root")).orElse(Dictionary.EMPTY);
            var permissions = document.dictionary(catalog.get("Perms")).orElse(Dictionary.EMPTY);
            add(document, permissions.get("UR3"));
            add(document, permissions.get("UR"));
        } catch (PdfSyntaxException e) {
            // Without a readable catalog nothing is known, so that the signature is named.
        }
    }

    List<Span> all() {
        return List.copyOf(places);
    }
}
