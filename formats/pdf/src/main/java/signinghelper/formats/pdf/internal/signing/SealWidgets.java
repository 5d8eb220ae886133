package signinghelper.formats.pdf.internal.signing;

import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.pdf.internal.structure.Page;
import signinghelper.formats.pdf.internal.structure.PageBox;
import signinghelper.formats.pdf.internal.structure.Rectangle;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;
import signinghelper.formats.pdf.internal.syntax.Update;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Places of a seal on the pages of a document. Each is drawn upright as the page is shown, and darkens what lies below,
 * so that a seal hides nothing.
 */
final class SealWidgets {
    private static final PdfValue MULTIPLY =
            new Dictionary(Map.of("Type", new PdfValue.Name("ExtGState"), "BM", new PdfValue.Name("Multiply")));

    /** Rotations that undo those of a page, by its quarters of a turn (ISO 32000-2, 8.3.3). */
    private static final double[][] UPRIGHT = {
        {1, 0, 0, 1, 0, 0}, {0, 1, -1, 0, 0, 0}, {-1, 0, 0, -1, 0, 0}, {0, -1, 1, 0, 0, 0}
    };

    private final SealPicture picture;
    private final List<Place> places;

    /**
     * Place on a page that the document has.
     *
     * @param rectangle of the strip, in user space
     */
    private record Place(Page page, PageBox box, Rectangle rectangle, SealPlacement wanted) {}

    private SealWidgets(SealPicture picture, List<Place> places) {
        this.picture = picture;
        this.places = places;
    }

    /** Finds the places, and refuses those that the document does not have. */
    static SealWidgets of(SealAppearance seal, SignableDocument target)
            throws FormatException, PdfSyntaxException, IOException {
        var places = new ArrayList<Place>();
        for (var wanted : seal.placements()) {
            if (wanted.page() > target.pages().size()) {
                throw FormatException.sealBreaks(SigningRule.PAGE_MISSING);
            }
            places.add(place(wanted, target));
        }
        return new SealWidgets(SealPicture.read(seal.picture().data()), places);
    }

    private static Place place(SealPlacement wanted, SignableDocument target)
            throws FormatException, PdfSyntaxException, IOException {
        var page = target.pages().get(wanted.page() - 1);
        var box = PageBox.of(target.document(), page);
        var strip = wanted.strip();
        var rectangle = box.toUserSpace(
                wanted.left() + strip.from() * wanted.width(),
                wanted.top(),
                (strip.to() - strip.from()) * wanted.width(),
                wanted.height());
        if (!rectangle.meets(box.visible())) {
            throw FormatException.sealBreaks(SigningRule.OUTSIDE_PAGE);
        }
        return new Place(page, box, rectangle, wanted);
    }

    /** Writes the picture once, and the drawing of each place. */
    List<Widget> addTo(Update update) {
        var image = picture.addTo(update);
        return places.stream()
                .map(place -> new Widget(place.page(), place.rectangle(), drawing(place, image, update)))
                .toList();
    }

    /** Draws the first place, as {@link #addTo} did, in a field that is larger. */
    Reference within(Rectangle field, Widget first, Update update) {
        var place = places.get(0);
        var wanted = place.wanted();
        var height = wanted.height() / place.box().unit();
        var from = wanted.strip().from() * wanted.width() / place.box().unit();
        var to = wanted.strip().to() * wanted.width() / place.box().unit();
        // Where the drawing's lower left corner lies once it is upright.
        var corner = new double[][] {{from, 0}, {-height, from}, {-to, -height}, {0, -to}}
                [place.box().rotation()];
        var form = new Dictionary(Map.of(
                "Type",
                new PdfValue.Name("XObject"),
                "Subtype",
                new PdfValue.Name("Form"),
                "BBox",
                Rectangle.numbers(0, 0, field.width(), field.height()),
                "Resources",
                new Dictionary(Map.of("XObject", new Dictionary(Map.of("Seal", drawn(first)))))));
        var content = "q 1 0 0 1 " + Rectangle.rounded(first.place().left() - field.left() - corner[0]) + " "
                + Rectangle.rounded(first.place().bottom() - field.bottom() - corner[1]) + " cm /Seal Do Q";
        return update.add(form, content.getBytes(StandardCharsets.US_ASCII));
    }

    private static Reference drawn(Widget widget) {
        return Objects.requireNonNull(widget.appearance());
    }

    /** Draws the whole picture in a box that shows the strip alone. */
    private static Reference drawing(Place place, Reference image, Update update) {
        var wanted = place.wanted();
        var width = wanted.width() / place.box().unit();
        var height = wanted.height() / place.box().unit();
        var from = wanted.strip().from() * width;
        var to = wanted.strip().to() * width;
        var resources = new Dictionary(Map.of(
                "XObject", new Dictionary(Map.of("Seal", image)),
                "ExtGState", new Dictionary(Map.of("Multiply", MULTIPLY))));
        var form = new Dictionary(Map.of(
                "Type",
                new PdfValue.Name("XObject"),
                "Subtype",
                new PdfValue.Name("Form"),
                "BBox",
                Rectangle.numbers(from, 0, to, height),
                "Matrix",
                Rectangle.numbers(UPRIGHT[place.box().rotation()]),
                "Resources",
                resources));
        var content = "q /Multiply gs " + Rectangle.rounded(width) + " 0 0 " + Rectangle.rounded(height)
                + " 0 0 cm /Seal Do Q";
        return update.add(form, content.getBytes(StandardCharsets.US_ASCII));
    }
}
