package signinghelper.formats.ofd.pages;

import signinghelper.formats.ofd.internal.page.Box;

import java.awt.geom.Point2D;
import java.util.stream.Stream;

/**
 * Letter on a page, in millimetres from the top left corner of the page.
 *
 * @param x of the point on its base line
 * @param y of the point on its base line
 * @param size of the font
 * @param direction in which the line runs, in radians clockwise
 */
record PlacedLetter(int codePoint, double x, double y, double size, double direction) {

    static Stream<PlacedLetter> of(PageItem.Text text, Box area) {
        var toPage = text.frame().toPage();
        var size = text.size() * Math.sqrt(Math.abs(toPage.getDeterminant()));
        var along = Math.atan2(toPage.getShearY(), toPage.getScaleX());
        return text.letters().stream().filter(letter -> !letter.isBlank()).map(letter -> {
            var point = toPage.transform(new Point2D.Double(letter.x(), letter.y()), null);
            return new PlacedLetter(
                    letter.codePoint(),
                    point.getX() - area.left(),
                    point.getY() - area.top(),
                    size,
                    letter.isBelow() ? along + Math.PI / 2 : along);
        });
    }
}
