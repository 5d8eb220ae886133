package signinghelper.formats.pdf.internal.change;

import signinghelper.formats.pdf.internal.structure.FormField;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Stream;

/** Appearance and place of a field's widget (ISO 32000-2, 12.5.5). */
record FieldPicture(PdfDocument document, Dictionary field) {
    private static final Set<PdfValue> PLAIN = Set.of(PdfValue.NULL, new PdfValue.Name("FlateDecode"));

    /** Looks at all widgets of a field: what an empty one shows, the next signer's takes its place. */
    static boolean areVisible(PdfDocument document, Stream<FormField> nodes) throws PdfSyntaxException, IOException {
        for (var node : nodes.toList()) {
            if (new FieldPicture(document, node.dictionary()).isVisible()) {
                return true;
            }
        }
        return false;
    }

    /** Returns false for a field without an area that has nothing to draw either: some programs draw it all the same. */
    boolean isVisible() throws PdfSyntaxException, IOException {
        var pictures = document.resolve(field.get("AP"));
        return !isWidget()
                || hasArea("Rect", field)
                || isColored()
                // Some programs draw the picture for the mouse where there is no other.
                || (pictures instanceof Dictionary all && hasPicture(all))
                // Some programs take a stream for the dictionary.
                || !(pictures instanceof Dictionary || pictures == PdfValue.NULL);
    }

    /** Returns true where something is drawn that the file itself describes, be it without an area. */
    boolean isDrawn() throws PdfSyntaxException, IOException {
        return field.get("AP") != PdfValue.NULL || isColored();
    }

    private boolean hasPicture(Dictionary pictures) throws PdfSyntaxException, IOException {
        for (var picture : pictures.entries().values()) {
            if (isDrawn(document.resolve(picture))) {
                return true;
            }
        }
        return false;
    }

    /** Programs draw another annotation, such as a note's sign, without an area too. */
    private boolean isWidget() throws PdfSyntaxException, IOException {
        var kind = document.resolve(field.get("Subtype"));
        return kind == PdfValue.NULL || kind.equals(new PdfValue.Name("Widget"));
    }

    /** Programs draw a border or a background also where there is no appearance, and no height. */
    private boolean isColored() throws PdfSyntaxException, IOException {
        var look = document.dictionary(field.get("MK")).orElse(Dictionary.EMPTY);
        return look.get("BG") != PdfValue.NULL || look.get("BC") != PdfValue.NULL;
    }

    /** A rectangle of another form is none to some programs, which then draw without a frame. */
    private boolean hasArea(String key, Dictionary dictionary) throws PdfSyntaxException, IOException {
        var value = document.resolve(dictionary.get(key));
        var corners = new ArrayList<PdfValue>();
        for (var corner : document.sequence(value)) {
            corners.add(document.resolve(corner));
        }
        var isRectangle = corners.size() == 4 && corners.stream().allMatch(PdfValue.Figure.class::isInstance);
        return isRectangle
                ? !isSame(corners.get(0), corners.get(2)) && !isSame(corners.get(1), corners.get(3))
                : value != PdfValue.NULL;
    }

    /** Programs read large numbers otherwise with a point and without. */
    private static boolean isSame(PdfValue one, PdfValue other) {
        return ChangedKeys.isOnAPage(one)
                && ChangedKeys.isOnAPage(other)
                && ((PdfValue.Figure) one).value().compareTo(((PdfValue.Figure) other).value()) == 0;
    }

    /** Looks at a picture, or at one for each state of a field. */
    private boolean isDrawn(PdfValue picture) throws PdfSyntaxException, IOException {
        if (picture instanceof PdfValue.Stream stream) {
            var isFramed = document.resolve(stream.dictionary().get("BBox")) != PdfValue.NULL;
            return (!isFramed || hasArea("BBox", stream.dictionary())) && !isBlank(stream);
        }
        if (picture instanceof Dictionary states) {
            for (var state : states.entries().values()) {
                if (!(document.resolve(state) instanceof PdfValue.Stream stream) || isDrawn(stream)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Looks for more than comments, such as the one that Acrobat writes for a signature without a picture. */
    private boolean isBlank(PdfValue.Stream stream) throws IOException {
        // Programs differ in which parameters they undo.
        if (!PLAIN.contains(stream.dictionary().get("Filter"))
                || stream.dictionary().get("DecodeParms") != PdfValue.NULL) {
            return false;
        }
        try {
            var content = new String(document.decoded(stream), StandardCharsets.ISO_8859_1);
            return content.lines()
                    .allMatch(line -> line.isBlank() || line.strip().startsWith("%"));
        } catch (PdfSyntaxException e) {
            return false;
        }
    }
}
