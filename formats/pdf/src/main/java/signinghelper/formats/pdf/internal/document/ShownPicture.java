package signinghelper.formats.pdf.internal.document;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.pdf.internal.picture.Samples;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Picture that a signature's field shows, as it was signed. Found where the field draws one picture and nothing else,
 * in a form or a form within it.
 */
final class ShownPicture {
    private static final int DEEPEST = 3;

    private final PdfDocument signed;

    private ShownPicture(PdfDocument signed) {
        this.signed = signed;
    }

    /**
     * Returns the picture as PNG; empty when the field shows none, or one of another kind.
     *
     * @param mostPixels limit of width times height
     */
    static Optional<Bytes> of(SignatureValue value, long mostPixels) throws IOException {
        var picture = new ShownPicture(value.signed());
        try {
            return picture.in(value.field().reference(), mostPixels);
        } catch (PdfSyntaxException e) {
            // A picture that cannot be read says nothing on the signature.
            return Optional.empty();
        }
    }

    private Optional<Bytes> in(PdfValue field, long mostPixels) throws PdfSyntaxException, IOException {
        var appearances = dictionary(dictionary(field).get("AP"));
        var shown = signed.resolve(appearances.get("N"));
        for (var depth = 0; depth < DEEPEST && shown instanceof Stream form; depth++) {
            if (form.dictionary().names("Subtype", "Image")) {
                return Samples.png(signed, form, mostPixels);
            }
            shown = drawnIn(form);
        }
        return Optional.empty();
    }

    /** Returns the one object that a form draws. */
    private PdfValue drawnIn(Stream form) throws PdfSyntaxException, IOException {
        var objects = dictionary(dictionary(form.dictionary().get("Resources")).get("XObject"));
        if (!form.dictionary().names("Subtype", "Form") || objects.entries().size() != 1) {
            return PdfValue.NULL;
        }
        var name = objects.entries().keySet().iterator().next();
        var drawing = Pattern.compile("/" + Pattern.quote(name) + "\\s+Do\\b");
        var content = new String(signed.decoded(form), StandardCharsets.ISO_8859_1);
        return drawing.matcher(content).find() ? signed.resolve(objects.get(name)) : PdfValue.NULL;
    }

    private Dictionary dictionary(PdfValue value) throws PdfSyntaxException, IOException {
        return signed.dictionary(value).orElse(Dictionary.EMPTY);
    }
}
