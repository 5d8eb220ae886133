package signinghelper.formats.ofd.internal.page;

import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.verification.Code;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Rectangle in millimetres (ST_Box, GB/T 33190-2016, 7.3). */
public record Box(double left, double top, double width, double height) {
    private static final int DECIMALS = 4;

    /**
     * Parses a box.
     *
     * @throws OfdException {@code MALFORMED} unless it is four numbers, the last two of them above 0
     */
    public static Box parse(String text) throws OfdException {
        var numbers = text.strip().split("\\s+", -1);
        try {
            if (numbers.length == 4) {
                var box = new Box(number(numbers[0]), number(numbers[1]), number(numbers[2]), number(numbers[3]));
                if (box.width > 0 && box.height > 0) {
                    return box;
                }
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new OfdException(Code.MALFORMED, "ST_Box");
    }

    private static double number(String text) {
        return new BigDecimal(text).doubleValue();
    }

    /** Returns the shown strip of a seal, from the corner of the whole seal's place. */
    public static Box ofStrip(SealPlacement place) {
        var strip = place.strip();
        return new Box(strip.from() * place.width(), 0, (strip.to() - strip.from()) * place.width(), place.height());
    }

    /** Writes the box, to a tenth of a micrometre. */
    @Override
    public String toString() {
        return DoubleStream.of(left, top, width, height)
                .mapToObj(number -> BigDecimal.valueOf(number)
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString())
                .collect(Collectors.joining(" "));
    }
}
