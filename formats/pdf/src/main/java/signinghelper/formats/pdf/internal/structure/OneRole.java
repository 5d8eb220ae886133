package signinghelper.formats.pdf.internal.structure;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;
import signinghelper.formats.pdf.internal.syntax.ReferenceWalk;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Check that a document leads to its signatures as to signatures alone. They hold octets that nobody has signed, which a program
 * shows when the same object is an annotation, too.
 */
public final class OneRole {
    /** Keys of a document's permissions (ISO 32000-2, table 263, and the older usage rights). */
    private static final Set<String> PERMISSIONS = Set.of("DocMDP", "UR", "UR3");

    /** Keys that a field has from its parents (ISO 32000-2, tables 226 and 228). */
    private static final Set<String> INHERITED = Set.of("FT", "Ff", "V", "DV", "DA", "Q", "MaxLen");

    private static final int MAX_LEVELS = 100;

    private final Set<Integer> signatures = new HashSet<>();
    private final Set<Integer> fields = new HashSet<>();
    private final Set<Integer> fieldsOfSignatures = new HashSet<>();

    private OneRole(List<FormField> form) {
        for (var field : form) {
            fields.add(field.reference().number());
            if (field.isSignature()) {
                fieldsOfSignatures.add(field.reference().number());
                if (field.value() instanceof Reference value) {
                    signatures.add(value.number());
                }
            }
        }
    }

    /**
     * Goes through all objects that the document leads to.
     *
     * @param form all of its fields
     * @throws PdfSyntaxException for one that is something else too, a field with two parents, or an object that cannot be read
     */
    public static void require(PdfDocument document, List<FormField> form) throws PdfSyntaxException, IOException {
        var known = new HashSet<PdfValue>();
        for (var field : form) {
            requireParent(document, field, known);
        }
        ReferenceWalk.through(List.of(document.trailer()), document::resolve, new OneRole(form)::requireRole);
    }

    /**
     * Programs that ask {@code Parent} for what a field inherits must come to the node that leads to it.
     *
     * @param known nodes above which nothing is inherited
     */
    private static void requireParent(PdfDocument document, FormField field, Set<PdfValue> known)
            throws PdfSyntaxException, IOException {
        var named = field.dictionary().get("Parent");
        var other = named.equals(field.parent()) ? Optional.<Dictionary>empty() : document.dictionary(named);
        for (var level = 0; other.isPresent() && known.add(named); level++) {
            if (level == MAX_LEVELS || INHERITED.stream().anyMatch(other.get().entries()::containsKey)) {
                throw new PdfSyntaxException(
                        Reason.MALFORMED,
                        "field with two parents: " + field.reference().number());
            }
            named = other.get().get("Parent");
            other = document.dictionary(named);
        }
    }

    private void requireRole(@Nullable Reference holder, String key, Reference to) throws PdfSyntaxException {
        var number = holder == null ? -1 : holder.number();
        // A field's default value is what resetting the form gives it, and LibreOffice writes the signature there too.
        var isAsSignature = PERMISSIONS.contains(key)
                || (key.equals("V") && fields.contains(number))
                || (key.equals("DV") && fieldsOfSignatures.contains(number));
        if (!isAsSignature && signatures.contains(to.number())) {
            throw new PdfSyntaxException(Reason.MALFORMED, "signature that is something else too: " + to.number());
        }
    }
}
