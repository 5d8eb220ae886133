package signinghelper.formats.pdf.internal.structure;

import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.internal.syntax.PdfValue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.DoubleStream;

/** Rectangle in user space (ISO 32000-2, 7.9.5). */
public record Rectangle(double left, double bottom, double right, double top) {
    private static final int CORNERS = 4;

    /** A ten thousandth of a unit is less than any printer's dot. */
    private static final int DECIMALS = 4;

    static Rectangle at(double left, double bottom, double width, double height) {
        return new Rectangle(left, bottom, left + width, bottom + height);
    }

    /** Reads a rectangle, whose corners may stand in any order. */
    public static Rectangle read(PdfDocument document, PdfValue value) throws PdfSyntaxException, IOException {
        var corners = document.sequence(value);
        var numbers = new double[CORNERS];
        for (var i = 0; i < CORNERS; i++) {
            if (corners.size() != CORNERS || !(document.resolve(corners.get(i)) instanceof PdfValue.Figure figure)) {
                throw new PdfSyntaxException(Reason.MALFORMED, "rectangle");
            }
            numbers[i] = figure.value().doubleValue();
        }
        return new Rectangle(
                Math.min(numbers[0], numbers[2]),
                Math.min(numbers[1], numbers[3]),
                Math.max(numbers[0], numbers[2]),
                Math.max(numbers[1], numbers[3]));
    }

    /** Returns the part that lies within another; empty parts have no positive width or height. */
    Rectangle within(Rectangle other) {
        return new Rectangle(
                Math.max(left, other.left),
                Math.max(bottom, other.bottom),
                Math.min(right, other.right),
                Math.min(top, other.top));
    }

    public boolean meets(Rectangle other) {
        var common = within(other);
        return common.width() > 0 && common.height() > 0;
    }

    public boolean contains(Rectangle other) {
        return left <= other.left && bottom <= other.bottom && right >= other.right && top >= other.top;
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return top - bottom;
    }

    public PdfValue toValue() {
        return numbers(left, bottom, right, top);
    }

    /** Returns an array of rounded numbers. */
    public static PdfValue numbers(double... values) {
        return new PdfValue.Sequence(DoubleStream.of(values)
                .<PdfValue>mapToObj(value -> new PdfValue.Figure(new BigDecimal(rounded(value))))
                .toList());
    }

    /** Returns a number as it stands in a document. */
    public static String rounded(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
