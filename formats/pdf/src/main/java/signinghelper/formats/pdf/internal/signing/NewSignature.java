package signinghelper.formats.pdf.internal.signing;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.pdf.internal.structure.FormField;
import signinghelper.formats.pdf.internal.syntax.PdfFile;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;
import signinghelper.formats.pdf.internal.syntax.Update;

import java.io.IOException;
import java.util.Optional;

/**
 * Update that signs a document, but for the signature itself.
 *
 * @param value name of the object that the signature will be
 */
record NewSignature(Update update, Reference value) {

    /**
     * Finds a place for a signature: the field of a name, or the field that waits for it where the seal is placed, or the only one
     * that waits; otherwise a field of its own. A field that was there keeps its place, so a seal beyond it is stamped.
     *
     * @param seal null when the signature is not visible
     * @param name of the field; null for any
     * @throws FormatException {@code CONTENT_REFUSED} also if no field of that name waits
     */
    static NewSignature in(PdfFile file, @Nullable SealAppearance seal, @Nullable String name)
            throws FormatException, IOException {
        var target = SignableDocument.read(file, seal != null);
        var update = new Update(target.document(), target.missing());
        var value = update.create();
        var form = new FieldWriter(target, update);
        var named = name == null ? Optional.<FormField>empty() : Optional.of(target.waitingField(name));
        try {
            if (seal == null) {
                var waiting = named.or(target::waitingField);
                if (waiting.isPresent()) {
                    form.fill(waiting.get(), value, null);
                } else {
                    form.add(Widget.hidden(target.pages().get(0)), value);
                }
            } else {
                seal(SealWidgets.of(seal, target), target, named, form, value);
            }
        } catch (PdfSyntaxException e) {
            throw SigningRule.brokenBy(e);
        }
        return new NewSignature(update, value);
    }

    private static void seal(
            SealWidgets seal, SignableDocument target, Optional<FormField> named, FieldWriter form, Reference value)
            throws PdfSyntaxException, IOException {
        var places = seal.addTo(form.update());
        var first = places.get(0);
        var found = target.waitingField(first.page(), first.place());
        var there = named.isEmpty() || named.equals(found) ? found : Optional.<FormField>empty();
        var waiting = named.or(() -> there).or(target::waitingField);
        var stamps = places.subList(1, places.size());
        if (there.isPresent() && target.place(there.get()).contains(first.place())) {
            form.fill(there.get(), value, seal.within(target.place(there.get()), first, form.update()));
        } else if (waiting.isPresent()) {
            form.fill(waiting.get(), value, null);
            stamps = places;
        } else {
            form.add(first, value);
        }
        for (var stamp : stamps) {
            form.stamp(stamp);
        }
    }
}
