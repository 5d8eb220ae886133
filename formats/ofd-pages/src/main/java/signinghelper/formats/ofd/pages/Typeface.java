package signinghelper.formats.ofd.pages;

import java.awt.Shape;
import java.util.Optional;

/** Shapes of letters, 1 high, with their base line at 0 and the next line below. */
interface Typeface {

    /** Returns the shape of a character; empty when the font has none. */
    Optional<Shape> character(int codePoint);

    /** Returns a shape by its index within an embedded font; empty when the font has none, or is none of the document's. */
    Optional<Shape> glyph(int index);
}
