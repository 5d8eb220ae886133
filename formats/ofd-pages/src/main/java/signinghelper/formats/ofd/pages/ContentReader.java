package signinghelper.formats.ofd.pages;

import org.w3c.dom.Element;
import signinghelper.formats.internal.pages.PagePart;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;

import java.awt.geom.Path2D;
import java.util.List;

/**
 * Reader of layers and blocks (GB/T 33190-2016, 7.7 and 8.5). What it cannot read is named, and the others go on.
 *
 * @param place in which the objects lie
 * @param items to which the objects are added, in the order in which they are drawn
 */
record ContentReader(Reading reading, Place place, List<PageItem> items) {

    /** Reads a layer, a block, or what an annotation or a composite shows. */
    void read(Element block) {
        var remarks = reading.remarks().on(PagePart.LAYOUT);
        try {
            read(block, Style.USUAL.with(block, new Colours(reading, remarks)));
        } catch (UndrawableException e) {
            remarks.undrawn(e);
        } catch (OfdException e) {
            remarks.undrawn(UndrawableException.of(e));
        }
    }

    private void read(Element block, Style style) throws UndrawableException {
        for (var child : new Attributes(block).children()) {
            reading.effort().object();
            object(child, style);
        }
    }

    private void object(Element object, Style outer) {
        var remarks = reading.remarks().on(part(object));
        try {
            if (!new Attributes(object).flag("Visible", true)) {
                // Some readers show it all the same.
                throw UndrawableException.of("Visible");
            }
            if (Attributes.name(object).equals("PageBlock")) {
                if (new Attributes(object).has("Boundary")) {
                    // Some readers move what stands in a block by a boundary, which the standard does not give it.
                    remarks.doubtful("Boundary");
                }
                read(object, outer);
            } else {
                object(object, outer.with(object, new Colours(reading, remarks)), remarks);
            }
        } catch (UndrawableException e) {
            remarks.undrawn(e);
        } catch (OfdException e) {
            remarks.undrawn(UndrawableException.of(e));
        }
    }

    private static PagePart part(Element object) {
        return switch (Attributes.name(object)) {
            case "TextObject" -> PagePart.TEXT;
            case "PathObject" -> PagePart.DRAWING;
            case "ImageObject" -> PagePart.PICTURE;
            case "PageBlock" -> PagePart.LAYOUT;
            default -> PagePart.OTHER;
        };
    }

    private void object(Element object, Style style, Remarks.On remarks) throws UndrawableException, OfdException {
        var frame = Frame.of(object, place, remarks);
        switch (Attributes.name(object)) {
            case "TextObject" -> items.add(TextReader.read(object, frame, style, reading.resources(), remarks));
            case "PathObject" -> items.add(outline(object, frame, style, remarks));
            case "ImageObject" -> items.add(picture(object, frame, remarks));
            case "CompositeObject" -> composite(object, frame, remarks);
            default -> throw UndrawableException.of(object.getNodeName());
        }
    }

    private static void requireKnown(Attributes object, Remarks.On remarks, String... known) {
        for (var child : object.children()) {
            if (!List.of(known).contains(Attributes.name(child))
                    && !List.of("Clips", "Actions").contains(Attributes.name(child))) {
                remarks.undrawn(UndrawableException.of(child.getNodeName()));
            }
        }
    }

    private static PageItem outline(Element object, Frame frame, Style style, Remarks.On remarks)
            throws UndrawableException, OfdException {
        var path = new Attributes(object);
        requireKnown(path, remarks, "AbbreviatedData", "FillColor", "StrokeColor");
        var outline = PathData.read(OfdXml.text(OfdXml.required(object, "AbbreviatedData")));
        switch (path.text("Rule")) {
            case "", "NonZero" -> outline.setWindingRule(Path2D.WIND_NON_ZERO);
            case "Even-Odd" -> outline.setWindingRule(Path2D.WIND_EVEN_ODD);
            default -> throw UndrawableException.of("Rule");
        }
        return new PageItem.Outline(frame, style, outline, path.flag("Fill", false), path.flag("Stroke", true));
    }

    private PageItem picture(Element object, Frame frame, Remarks.On remarks) throws UndrawableException, OfdException {
        var picture = new Attributes(object);
        requireKnown(picture, remarks);
        var resources = reading.resources();
        return new PageItem.Picture(
                frame,
                resources.picture(picture.text("ResourceID"), remarks),
                picture.has("ImageMask") ? resources.picture(picture.text("ImageMask"), remarks) : null,
                picture.has("CTM"));
    }

    /** Reads an object that is made of others (CT_Composite, 13). */
    private void composite(Element object, Frame frame, Remarks.On remarks) throws UndrawableException, OfdException {
        var unit = reading.resources().composite(new Attributes(object).text("ResourceID"), remarks);
        new ContentReader(reading.within(), frame.inside(), items).read(OfdXml.required(unit, "Content"));
    }
}
