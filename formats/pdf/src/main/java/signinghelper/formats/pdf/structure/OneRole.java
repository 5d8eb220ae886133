package signinghelper.formats.pdf.structure;

import signinghelper.formats.pdf.syntax.PdfDocument;
import signinghelper.formats.pdf.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.syntax.PdfValue;
import signinghelper.formats.pdf.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.syntax.PdfValue.Reference;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Check that a document leads to its signatures as to signatures alone. They hold octets that nobody has signed, which a program
 * shows when the same object is an annotation, too.
 */
public final class OneRole {
    private static final int MAX_REFERENCES = 1_000_000;

    /** Keys of a document's permissions (ISO 32000-2, table 263, and the older usage rights). */
    private static final Set<String> PERMISSIONS = Set.of("DocMDP", "UR", "UR3");

    private final Set<Integer> signatures = new HashSet<>();
    private final Set<Integer> fields = new HashSet<>();
    private final Set<Reference> seen = new HashSet<>();
    private final Deque<Reference> open = new ArrayDeque<>();

    private OneRole(List<FormField> form) {
        for (var field : form) {
            fields.add(field.reference().number());
            if (field.isSignature() && field.value() instanceof Reference value) {
                signatures.add(value.number());
            }
        }
    }

    /**
     * Goes through all objects that the document leads to.
     *
     * @param form all of its fields
     * @throws PdfSyntaxException for one that is something else too, or an object that cannot be read
     */
    public static void require(PdfDocument document, List<FormField> form) throws PdfSyntaxException, IOException {
        var roles = new OneRole(form);
        roles.look(document.trailer(), false);
        while (!roles.open.isEmpty()) {
            var reference = roles.open.removeLast();
            roles.look(document.resolve(reference), roles.fields.contains(reference.number()));
        }
    }

    private void look(PdfValue value, boolean isField) throws PdfSyntaxException {
        if (value instanceof Reference reference) {
            reach(reference);
        } else if (value instanceof PdfValue.Sequence sequence) {
            for (var each : sequence.values()) {
                look(each, false);
            }
        } else if (value instanceof Dictionary dictionary) {
            for (var entry : dictionary.entries().entrySet()) {
                var isSignature = PERMISSIONS.contains(entry.getKey())
                        || (isField && entry.getKey().equals("V"));
                if (isSignature && entry.getValue() instanceof Reference reference) {
                    visit(reference);
                } else {
                    look(entry.getValue(), false);
                }
            }
        } else if (value instanceof PdfValue.Stream stream) {
            look(stream.dictionary(), isField);
        }
    }

    private void reach(Reference reference) throws PdfSyntaxException {
        if (signatures.contains(reference.number())) {
            throw new PdfSyntaxException(
                    Reason.MALFORMED, "signature that is something else too: " + reference.number());
        }
        visit(reference);
    }

    private void visit(Reference reference) throws PdfSyntaxException {
        if (seen.add(reference)) {
            open.addLast(reference);
        }
        if (seen.size() > MAX_REFERENCES) {
            throw new PdfSyntaxException(Reason.TOO_LARGE, "references");
        }
    }
}
