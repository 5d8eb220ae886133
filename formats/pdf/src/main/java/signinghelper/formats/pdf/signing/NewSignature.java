package signinghelper.formats.pdf.signing;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.pdf.syntax.PdfFile;
import signinghelper.formats.pdf.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.syntax.PdfValue.Reference;
import signinghelper.formats.pdf.syntax.Update;

import java.io.IOException;

/**
 * Update that signs a document, but for the signature itself.
 *
 * @param value name of the object that the signature will be
 */
record NewSignature(Update update, Reference value) {

    /**
     * Finds a place for a signature. One without a seal goes into the field that waits for it, where exactly one does;
     * every other gets a field of its own.
     *
     * @param seal null when the signature is not visible
     */
    static NewSignature in(PdfFile file, @Nullable SealAppearance seal) throws FormatException, IOException {
        var target = SignableDocument.read(file, seal != null);
        var update = new Update(target.document());
        var value = update.create();
        var form = new FieldWriter(target, update);
        try {
            var waiting = target.waitingField();
            if (seal != null) {
                var places = SealWidgets.of(seal, target).addTo(update);
                form.add(places.get(0), value);
                for (var further : places.subList(1, places.size())) {
                    form.stamp(further);
                }
            } else if (waiting.isPresent()) {
                form.fill(waiting.get(), value);
            } else {
                form.add(Widget.hidden(target.pages().get(0)), value);
            }
        } catch (PdfSyntaxException e) {
            throw SigningRule.brokenBy(e);
        }
        return new NewSignature(update, value);
    }
}
