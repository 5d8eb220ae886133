package signinghelper.formats.pdf.internal.structure;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walk through the tree of form fields, of bounded length. */
public final class FormTree {
    /** Most signatures of one document. */
    public static final int MAX_SIGNATURES = 100;

    private static final int MAX_FIELDS = 50_000;
    private static final int MAX_LETTERS_OF_NAMES = 16 << 20;

    private final PdfDocument document;
    private final List<FormField> fields = new ArrayList<>();
    private final Set<Reference> seen = new HashSet<>();
    private final Deque<Step> open = new ArrayDeque<>();
    private long letters;

    private record Step(Reference reference, @Nullable Reference parent, Reference root, String prefix, String type) {}

    private FormTree(PdfDocument document) {
        this.document = document;
    }

    /** Returns all nodes, each behind its parent; empty when the document has no form. */
    public static List<FormField> of(PdfDocument document) throws PdfSyntaxException, IOException {
        return new FormTree(document).walk();
    }

    /** Returns the form's own dictionary; empty when absent. */
    public static Dictionary form(PdfDocument document) throws PdfSyntaxException, IOException {
        var catalog = document.dictionary(document.trailer().get("Root"));
        return catalog.isEmpty()
                ? Dictionary.EMPTY
                : document.dictionary(catalog.get().get("AcroForm")).orElse(Dictionary.EMPTY);
    }

    private List<FormField> walk() throws PdfSyntaxException, IOException {
        for (var field : document.sequence(form(document).get("Fields"))) {
            var reference = reference(field);
            open.addLast(new Step(reference, null, reference, "", ""));
        }
        while (!open.isEmpty()) {
            visit(open.removeFirst());
        }
        return fields;
    }

    private void visit(Step step) throws PdfSyntaxException, IOException {
        var dictionary = document.dictionary(step.reference()).orElse(Dictionary.EMPTY);
        if (!seen.add(step.reference()) || seen.size() > MAX_FIELDS) {
            throw new PdfSyntaxException(
                    seen.size() > MAX_FIELDS ? Reason.TOO_LARGE : Reason.MALFORMED,
                    "fields at " + step.reference().number());
        }
        var type = document.resolve(dictionary.get("FT")) instanceof PdfValue.Name own ? own.text() : step.type();
        var name = name(step.prefix(), document.resolve(dictionary.get("T")));
        letters += name.length();
        if (letters > MAX_LETTERS_OF_NAMES) {
            throw new PdfSyntaxException(Reason.TOO_LARGE, "names of fields");
        }
        fields.add(new FormField(step.reference(), step.parent(), step.root(), name, type, dictionary));
        for (var kid : document.sequence(dictionary.get("Kids"))) {
            open.addLast(new Step(reference(kid), step.reference(), step.root(), name, type));
        }
    }

    private static Reference reference(PdfValue value) throws PdfSyntaxException {
        if (value instanceof Reference reference) {
            return reference;
        }
        throw new PdfSyntaxException(Reason.MALFORMED, "a field that is no object");
    }

    private static String name(String prefix, PdfValue part) {
        if (!(part instanceof PdfValue.Text text)) {
            return prefix;
        }
        var own = TextString.decode(text.octets());
        return prefix.isEmpty() ? own : prefix + "." + own;
    }
}
