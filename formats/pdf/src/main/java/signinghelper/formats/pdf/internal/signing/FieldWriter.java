package signinghelper.formats.pdf.internal.signing;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.pdf.internal.structure.FormField;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;
import signinghelper.formats.pdf.internal.syntax.Update;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writer of the field of a new signature into a form, which is made where it is missing (ISO 32000-2, 12.7). */
final class FieldWriter {
    /** SignaturesExist and AppendOnly. */
    private static final int SIGNED = 3;

    private final SignableDocument target;
    private final Update update;

    FieldWriter(SignableDocument target, Update update) {
        this.target = target;
        this.update = update;
    }

    Update update() {
        return update;
    }

    /**
     * Signs in a field that is there.
     *
     * @param drawing of the field; null when it stays as it is
     */
    void fill(FormField field, Reference value, @Nullable Reference drawing) throws PdfSyntaxException, IOException {
        var signed = with(field.dictionary(), "V", value);
        if (drawing != null) {
            // A field that waits may be hidden, or left out on paper.
            signed = with(signed, "F", new PdfValue.Figure(BigDecimal.valueOf(Widget.SHOWN)));
            signed = with(signed, "AP", new Dictionary(Map.of("N", drawing)));
        }
        update.put(field.reference(), signed);
        form(List.of());
    }

    /** Adds a field, which is one object with its widget. */
    void add(Widget widget, Reference value) throws PdfSyntaxException, IOException {
        var field = widget.entries();
        field.put("FT", new PdfValue.Name("Sig"));
        field.put("T", new PdfValue.Text(Bytes.copyOf(target.unusedName().getBytes(StandardCharsets.US_ASCII))));
        field.put("V", value);
        var name = update.add(new Dictionary(field));
        annotate(widget.page().reference(), name);
        form(List.of(name));
    }

    /** Draws the seal at a further place. */
    void stamp(Widget place) throws PdfSyntaxException, IOException {
        annotate(place.page().reference(), update.add(new Dictionary(place.stampEntries())));
    }

    private void annotate(Reference page, Reference widget) throws PdfSyntaxException, IOException {
        var dictionary = update.dictionary(page).orElseThrow(() -> malformed("page"));
        append(page, dictionary, "Annots", List.of(widget));
    }

    /** Adds fields to the form. One that lies in the catalog stays there. */
    private void form(List<Reference> fields) throws PdfSyntaxException, IOException {
        var catalog = catalog();
        var dictionary = update.dictionary(catalog).orElseThrow(() -> malformed("catalog"));
        var form = update.dictionary(dictionary.get("AcroForm"));
        if (form.isEmpty()) {
            var made = update.add(new Dictionary(Map.of("Fields", new PdfValue.Sequence(List.of()))));
            update.put(catalog, with(dictionary, "AcroForm", made));
            form(fields);
        } else if (dictionary.get("AcroForm") instanceof Reference name) {
            append(name, signed(form.get()), "Fields", fields);
        } else {
            var name = update.create();
            append(name, signed(form.get()), "Fields", fields);
            update.put(catalog, with(dictionary, "AcroForm", name));
        }
    }

    private Reference catalog() throws PdfSyntaxException {
        if (target.document().trailer().get("Root") instanceof Reference catalog) {
            return catalog;
        }
        throw malformed("Root");
    }

    private static Dictionary signed(Dictionary form) {
        var flags = form.get("SigFlags") instanceof PdfValue.Figure figure
                ? figure.value().intValue()
                : 0;
        return with(form, "SigFlags", new PdfValue.Figure(BigDecimal.valueOf(flags | SIGNED)));
    }

    /** Writes a dictionary with a longer array, which can be an object of its own. */
    private void append(Reference name, Dictionary dictionary, String key, List<Reference> added)
            throws PdfSyntaxException, IOException {
        var array = update.resolve(dictionary.get(key));
        var values =
                new ArrayList<PdfValue>(array instanceof PdfValue.Sequence sequence ? sequence.values() : List.of());
        values.addAll(added);
        var longer = new PdfValue.Sequence(values);
        if (dictionary.get(key) instanceof Reference own && array instanceof PdfValue.Sequence) {
            update.put(own, longer);
            put(name, dictionary);
        } else {
            put(name, with(dictionary, key, longer));
        }
    }

    private void put(Reference name, Dictionary dictionary) throws PdfSyntaxException, IOException {
        if (!dictionary.equals(update.resolve(name))) {
            update.put(name, dictionary);
        }
    }

    private static Dictionary with(Dictionary dictionary, String key, PdfValue value) {
        var entries = new HashMap<>(dictionary.entries());
        entries.put(key, value);
        return new Dictionary(entries);
    }

    private static PdfSyntaxException malformed(String part) {
        return new PdfSyntaxException(Reason.MALFORMED, part);
    }
}
