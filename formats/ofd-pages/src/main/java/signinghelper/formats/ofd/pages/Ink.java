package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.List;

/** Colour of areas and lines (CT_Color, GB/T 33190-2016, 8.3). */
sealed interface Ink {

    /** The same colour everywhere. */
    record Flat(Color colour) implements Ink {}

    /**
     * Colours along a way (8.3.4).
     *
     * @param steps where each colour is reached, ascending from 0 to 1
     * @param cycle in which the colours repeat beyond the way's ends
     * @param isBefore true when the first colour goes on before the start
     * @param isBehind true when the last colour goes on behind the end
     * @param circles null along a line, otherwise around its points
     */
    record Shading(
            Point2D start,
            Point2D end,
            List<Float> steps,
            List<Color> colours,
            Cycle cycle,
            boolean isBefore,
            boolean isBehind,
            @Nullable Circles circles)
            implements Ink {
        public Shading {
            steps = List.copyOf(steps);
            colours = List.copyOf(colours);
        }
    }

    enum Cycle {
        NONE,
        REPEATED,
        REFLECTED
    }

    /**
     * Circles or ellipses around the two points of a shading.
     *
     * @param flatness height to width
     * @param degrees by which they are turned clockwise
     */
    record Circles(double startRadius, double endRadius, double flatness, double degrees) {}

    /**
     * Cells side by side (8.3.3).
     *
     * @param isOfPage true when the cells begin at the page's corner, not at the object's
     * @param isMirroredAcross true when every other column is reflected
     * @param isMirroredDown true when every other row is
     */
    record Pattern(
            double width,
            double height,
            double across,
            double down,
            AffineTransform matrix,
            boolean isOfPage,
            boolean isMirroredAcross,
            boolean isMirroredDown,
            List<PageItem> cell)
            implements Ink {
        public Pattern {
            cell = List.copyOf(cell);
        }
    }

    /** Returns true for a colour that cannot be seen. */
    static boolean isTransparent(@Nullable Ink ink) {
        return ink instanceof Flat flat && flat.colour().getAlpha() == 0;
    }
}
