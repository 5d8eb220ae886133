package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.internal.pages.PagePart;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.ofd.internal.document.StampAnnotation;

import java.awt.geom.Path2D;
import java.util.List;

/** Object on a page, in the order in which it is drawn. */
sealed interface PageItem {

    /** Returns the kind by which a remark names it. */
    PagePart part();

    /**
     * Letters (CT_Text, GB/T 33190-2016, 11.2).
     *
     * @param size of the font, in the object's coordinates
     * @param scale of the letters' width
     * @param turned degrees by which each letter is turned clockwise
     */
    record Text(
            Frame frame,
            Style style,
            FontResource font,
            boolean isBold,
            boolean isItalic,
            double size,
            double scale,
            double turned,
            boolean isFilled,
            boolean isStroked,
            List<Letter> letters)
            implements PageItem {
        public Text {
            letters = List.copyOf(letters);
        }

        @Override
        public PagePart part() {
            return PagePart.TEXT;
        }
    }

    /**
     * Letter at a point on its base line, in the object's coordinates.
     *
     * @param codePoint in Unicode
     * @param glyph index within the embedded font; null where the font finds it by the code point
     * @param isBelow true when the next letter stands below
     */
    record Letter(
            double x, double y, int codePoint, @Nullable Integer glyph, boolean isBelow) {

        /** Returns true when nothing is drawn for the letter. */
        boolean isBlank() {
            return glyph == null && isInvisible();
        }

        /** Returns true for a character that has no shape. */
        boolean isInvisible() {
            return Character.isWhitespace(codePoint)
                    || Character.isSpaceChar(codePoint)
                    || Character.isISOControl(codePoint)
                    || Character.getType(codePoint) == Character.FORMAT;
        }
    }

    /** Lines and areas (CT_Path, GB/T 33190-2016, 9.1), in the object's coordinates. */
    record Outline(Frame frame, Style style, Path2D path, boolean isFilled, boolean isStroked) implements PageItem {
        @Override
        public PagePart part() {
            return PagePart.DRAWING;
        }
    }

    /** Picture (CT_Image, GB/T 33190-2016, 10). */
    record Picture(Frame frame, PartName file, @Nullable PartName mask, boolean hasMatrix) implements PageItem {
        @Override
        public PagePart part() {
            return PagePart.PICTURE;
        }
    }

    /** Seal of an earlier signature. */
    record Stamp(StampAnnotation annotation) implements PageItem {
        @Override
        public PagePart part() {
            return PagePart.SEAL;
        }
    }
}
