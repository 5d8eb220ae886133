package signinghelper.formats.pdf.internal.change;

import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Names by which the appearances of a document's fields speak of their resources. A name that had no resource is drawn by some
 * programs with a font of their own, and otherwise once it has one.
 */
final class NamedResources {
    private static final Set<Use> DRAWN = EnumSet.of(Use.FILLING, Use.FIRST_FILLING, Use.SIGNATURE_APPEARANCE);

    private final PdfDocument document;
    private final Map<Reference, Set<Use>> uses;

    NamedResources(PdfDocument document, Map<Reference, Set<Use>> uses) {
        this.document = document;
        this.uses = uses;
    }

    /** Returns false only where no appearance says one of {@code names}. */
    boolean mayName(Set<String> names) throws IOException {
        for (var use : uses.entrySet()) {
            if (!Collections.disjoint(use.getValue(), DRAWN) && mayName(use.getKey(), names)) {
                return true;
            }
        }
        return false;
    }

    /** Reads an appearance: one that cannot be read may say any name, and so may a name with an octet by its number. */
    private boolean mayName(Reference reference, Set<String> names) throws IOException {
        try {
            if (!(document.resolve(reference) instanceof PdfValue.Stream stream)) {
                return false;
            }
            var content = new String(document.decoded(stream), StandardCharsets.ISO_8859_1);
            for (var name : names) {
                document.requireTime();
                if (content.contains("/" + name)) {
                    return true;
                }
            }
            return content.indexOf('#') >= 0;
        } catch (PdfSyntaxException e) {
            return true;
        }
    }
}
