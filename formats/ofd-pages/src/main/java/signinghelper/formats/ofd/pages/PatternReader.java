package signinghelper.formats.ofd.pages;

import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;

import java.util.ArrayList;

/** Reader of patterns (CT_Pattern, GB/T 33190-2016, 8.3.3). */
final class PatternReader {
    private PatternReader() {}

    static Ink.Pattern read(Colours colours, Attributes pattern) throws UndrawableException, OfdException {
        var width = pattern.number("Width", 0);
        var height = pattern.number("Height", 0);
        var across = pattern.number("XStep", width);
        var down = pattern.number("YStep", height);
        if (width <= 0 || height <= 0 || across <= 0 || down <= 0) {
            throw UndrawableException.of("Pattern");
        }
        var content = OfdXml.required(pattern.element(), "CellContent");
        var cell = new ArrayList<PageItem>();
        new ContentReader(colours.reading().within(), Place.page(), cell).read(content);
        var mirrored = pattern.text("ReflectMethod");
        return new Ink.Pattern(
                width,
                height,
                across,
                down,
                pattern.matrix(),
                pattern.text("RelativeTo").equals("Page"),
                mirrored.equals("Row") || mirrored.equals("RowAndColumn"),
                mirrored.equals("Column") || mirrored.equals("RowAndColumn"),
                cell);
    }
}
