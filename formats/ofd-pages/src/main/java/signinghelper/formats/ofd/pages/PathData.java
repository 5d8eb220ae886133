package signinghelper.formats.ofd.pages;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.regex.Pattern;

/** Reader of path data (AbbreviatedData, GB/T 33190-2016, 9.1). */
final class PathData {
    /** Some makers leave out the blanks beside an operator. */
    private static final Pattern OPERATOR = Pattern.compile("[SMLQBAC]");

    private final String[] words;
    private final Path2D.Double path = new Path2D.Double();
    private int at;

    private PathData(String[] words) {
        this.words = words;
    }

    /** Reads the operators S, M, L, Q, B, A and C. */
    static Path2D read(String text) throws UndrawableException {
        var data = new PathData(Figures.words(OPERATOR.matcher(text).replaceAll(" $0 ")));
        while (data.at < data.words.length) {
            data.operate(data.words[data.at++]);
        }
        return data.path;
    }

    private void operate(String operator) throws UndrawableException {
        switch (operator) {
            case "S", "M" -> path.moveTo(next(), next());
            case "L" -> {
                requireStart();
                path.lineTo(next(), next());
            }
            case "Q" -> {
                requireStart();
                path.quadTo(next(), next(), next(), next());
            }
            case "B" -> {
                requireStart();
                path.curveTo(next(), next(), next(), next(), next(), next());
            }
            case "A" -> {
                requireStart();
                arc(next(), next(), next(), next() != 0, next() != 0, new Point2D.Double(next(), next()));
            }
            case "C" -> {
                requireStart();
                path.closePath();
            }
            default -> throw UndrawableException.of("AbbreviatedData");
        }
    }

    private double next() throws UndrawableException {
        if (at == words.length) {
            throw UndrawableException.of("AbbreviatedData");
        }
        return Figures.one(words[at++]);
    }

    private void requireStart() throws UndrawableException {
        if (path.getCurrentPoint() == null) {
            throw UndrawableException.of("AbbreviatedData");
        }
    }

    /**
     * Adds an elliptical arc by its ends. In the space where the ellipse is a circle of radius 1, the centre lies on the line
     * that halves the chord.
     */
    private void arc(double radiusX, double radiusY, double degrees, boolean isLarge, boolean isClockwise, Point2D end)
            throws UndrawableException {
        var start = path.getCurrentPoint();
        var toCircle = AffineTransform.getRotateInstance(Math.toRadians(degrees));
        toCircle.scale(Math.abs(radiusX), Math.abs(radiusY));
        var fromCircle = new AffineTransform(toCircle);
        if (radiusX == 0 || radiusY == 0 || start.equals(end)) {
            path.lineTo(end.getX(), end.getY());
            return;
        }
        toCircle = inverse(toCircle);
        var from = toCircle.transform(start, null);
        var to = toCircle.transform(end, null);
        var half = from.distance(to) / 2;
        // An ellipse that is too small for its chord is made larger.
        var radius = Math.max(1, half);
        var away = Math.sqrt(Math.max(0, radius * radius - half * half)) / (2 * half);
        var side = isLarge == isClockwise ? -1 : 1;
        var x = (from.getX() + to.getX()) / 2 - side * away * (to.getY() - from.getY());
        var y = (from.getY() + to.getY()) / 2 + side * away * (to.getX() - from.getX());
        var begin = Math.toDegrees(Math.atan2(from.getY() - y, from.getX() - x));
        var sweep = Math.toDegrees(Math.atan2(to.getY() - y, to.getX() - x)) - begin;
        if (isClockwise && sweep < 0) {
            sweep += 360;
        } else if (!isClockwise && sweep > 0) {
            sweep -= 360;
        }
        var circle = new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, -begin, -sweep, Arc2D.OPEN);
        path.append(fromCircle.createTransformedShape(circle), true);
    }

    private static AffineTransform inverse(AffineTransform matrix) throws UndrawableException {
        try {
            return matrix.createInverse();
        } catch (NoninvertibleTransformException e) {
            throw UndrawableException.of("AbbreviatedData");
        }
    }
}
