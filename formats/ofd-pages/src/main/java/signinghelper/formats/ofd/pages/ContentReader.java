package signinghelper.formats.ofd.pages;

import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;

/**
 * Reader of layers and blocks (GB/T 33190-2016, 7.7 and 8.5).
 *
 * @param around of the page's coordinates, from those of the block
 * @param items to which the objects are added, in the order in which they are drawn
 */
record ContentReader(Resources resources, Colours colours, AffineTransform around, List<PageItem> items) {
    private static final int MOST_ITEMS = 200_000;

    /** Reads a layer, or the block of an annotation. */
    void read(Element block) throws OfdException {
        try {
            read(block, Style.USUAL.with(block, resources, colours));
        } catch (UndrawableException e) {
            items.add(new PageItem.Undrawn(e));
        }
    }

    private void read(Element block, Style style) throws OfdException, UndrawableException {
        for (var child : new Attributes(block).children()) {
            if (items.size() >= MOST_ITEMS) {
                throw UndrawableException.beyond("objects");
            }
            if (!new Attributes(child).flag("Visible", true)) {
                // Some readers show it all the same.
                throw UndrawableException.of("Visible");
            }
            if (Attributes.name(child).equals("PageBlock")) {
                requireUnmoved(child);
                read(child, style);
            } else {
                items.add(item(child, style));
            }
        }
    }

    /** Some readers move what stands in a layer or block by a boundary, which the standard does not give them. */
    private static void requireUnmoved(Element block) throws UndrawableException {
        if (new Attributes(block).has("Boundary")) {
            throw UndrawableException.of("Boundary");
        }
    }

    /** Returns an object. One that is not drawn leaves the others for the search. */
    private PageItem item(Element object, Style outer) throws OfdException {
        try {
            var style = outer.with(object, resources, colours);
            return switch (Attributes.name(object)) {
                case "TextObject" -> TextReader.read(object, around, style, resources);
                case "PathObject" -> outline(object, style);
                case "ImageObject" -> picture(object);
                default -> throw UndrawableException.of(object.getNodeName());
            };
        } catch (UndrawableException e) {
            return new PageItem.Undrawn(e);
        }
    }

    private PageItem outline(Element object, Style style) throws UndrawableException, OfdException {
        var path = new Attributes(object);
        for (var child : path.children()) {
            if (!List.of("AbbreviatedData", "FillColor", "StrokeColor", "Clips", "Actions")
                    .contains(Attributes.name(child))) {
                throw UndrawableException.of(child.getNodeName());
            }
        }
        var outline = PathData.read(OfdXml.text(OfdXml.required(object, "AbbreviatedData")));
        switch (path.text("Rule")) {
            case "", "NonZero" -> outline.setWindingRule(Path2D.WIND_NON_ZERO);
            case "Even-Odd" -> outline.setWindingRule(Path2D.WIND_EVEN_ODD);
            default -> throw UndrawableException.of("Rule");
        }
        return new PageItem.Outline(
                Frame.of(object, around), style, outline, path.flag("Fill", false), path.flag("Stroke", true));
    }

    private PageItem picture(Element object) throws UndrawableException, OfdException {
        var picture = new Attributes(object);
        for (var child : picture.children()) {
            if (!List.of("Clips", "Actions").contains(Attributes.name(child))) {
                throw UndrawableException.of(child.getNodeName());
            }
        }
        if (picture.has("ImageMask")) {
            throw UndrawableException.of("ImageMask");
        }
        return new PageItem.Picture(
                Frame.of(object, around), resources.picture(picture.text("ResourceID")), picture.has("CTM"));
    }
}
