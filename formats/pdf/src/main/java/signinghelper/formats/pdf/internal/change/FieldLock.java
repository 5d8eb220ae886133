package signinghelper.formats.pdf.internal.change;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.internal.structure.TextString;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Lock of fields by a signature (ISO 32000-2, table 259). */
public record FieldLock(Action action, Set<String> fields) {
    public enum Action {
        ALL,
        INCLUDE,
        EXCLUDE
    }

    public FieldLock {
        fields = Set.copyOf(fields);
    }

    /** Reads a lock; one that cannot be read is on all fields. */
    static FieldLock of(PdfDocument document, Dictionary parameters) throws PdfSyntaxException, IOException {
        var fields = new HashSet<String>();
        for (var field : document.sequence(parameters.get("Fields"))) {
            if (document.resolve(field) instanceof PdfValue.Text name) {
                fields.add(TextString.decode(name.octets()));
            }
        }
        var action = parameters.names("Action", "Include")
                ? Action.INCLUDE
                : parameters.names("Action", "Exclude") ? Action.EXCLUDE : Action.ALL;
        return new FieldLock(action, fields);
    }

    /** Returns true when a field is locked, also by the name of its group; an unknown field is. */
    boolean isOn(@Nullable String field) {
        if (field == null || action == Action.ALL) {
            return true;
        }
        var isNamed = fields.stream().anyMatch(name -> field.equals(name) || field.startsWith(name + "."));
        return isNamed == (action == Action.INCLUDE);
    }
}
