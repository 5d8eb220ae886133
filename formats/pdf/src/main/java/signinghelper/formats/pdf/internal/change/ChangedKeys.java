package signinghelper.formats.pdf.internal.change;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keys of two dictionaries whose values differ to some program. */
final class ChangedKeys {
    /** Beyond every page that programs draw (ISO 32000-2, C.2). */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(14_400);

    /** Less than any printer's dot, and than what a program with numbers of 32 bits keeps of a page's. */
    private static final BigDecimal LEAST = new BigDecimal("0.0001");

    /** Digits that a program with such numbers writes at least. */
    private static final MathContext DIGITS = new MathContext(6);

    private static final int CORNERS = 4;

    private static final Set<String> FRAMES = Set.of("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox", "Rect");

    private ChangedKeys() {}

    /** Returns the keys whose values differ, such as one that is null from none; of what is no dictionary, all. */
    static Set<String> between(PdfValue before, PdfValue after) {
        var one = before instanceof Dictionary dictionary ? dictionary.entries() : Map.<String, PdfValue>of();
        var other = after instanceof Dictionary dictionary ? dictionary.entries() : Map.<String, PdfValue>of();
        var keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        keys.removeIf(key -> isSame(key, one.get(key), other.get(key)));
        return keys;
    }

    /** Returns true for two values of a key that are the same to all programs. */
    static boolean isSame(String key, @Nullable PdfValue one, @Nullable PdfValue other) {
        return Objects.equals(one, other) || (FRAMES.contains(key) && isSameFrame(one, other));
    }

    /** Returns the keys whose values are the same, but for how a string or a number is spelled. */
    static Set<String> spelledOtherwise(PdfValue before, PdfValue after) {
        var keys = between(before, after);
        if (before instanceof Dictionary old && after instanceof Dictionary now) {
            keys.retainAll(old.entries().keySet());
            keys.retainAll(now.entries().keySet());
            keys.removeIf(key -> !plain(old.get(key)).equals(plain(now.get(key))));
            return keys;
        }
        return Set.of();
    }

    private static PdfValue plain(PdfValue value) {
        if (value instanceof PdfValue.Text text) {
            return new PdfValue.Text(withoutCarriageReturns(text.octets()));
        }
        if (value instanceof PdfValue.Figure figure) {
            return new PdfValue.Figure(
                    isWhole(figure.value()) ? figure.value() : figure.value().round(DIGITS));
        }
        if (value instanceof PdfValue.Sequence sequence) {
            return new PdfValue.Sequence(
                    sequence.values().stream().map(ChangedKeys::plain).toList());
        }
        if (value instanceof Dictionary dictionary) {
            var entries = new TreeMap<String, PdfValue>();
            dictionary.entries().forEach((key, each) -> entries.put(key, plain(each)));
            return new Dictionary(entries);
        }
        return value;
    }

    /** Programs keep a carriage return as it is, or take it for the end of a line (ISO 32000-2, 7.3.4.2). */
    private static Bytes withoutCarriageReturns(Bytes text) {
        var letters = new String(text.toArray(), StandardCharsets.ISO_8859_1).replaceAll("\\r\\n?", "\n");
        return Bytes.copyOf(letters.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Numbers of a rectangle are the same to all programs with a point and without, unless some cut off large ones. */
    private static boolean isSameFrame(@Nullable PdfValue one, @Nullable PdfValue other) {
        return one instanceof PdfValue.Sequence before
                && other instanceof PdfValue.Sequence after
                && before.values().size() == after.values().size()
                && Stream.concat(before.values().stream(), after.values().stream())
                        .allMatch(ChangedKeys::isOnAPage)
                && (areNear(before, after, BigDecimal.ZERO)
                        || (isWide(before) && isWide(after) && areNear(before, after, LEAST)));
    }

    private static boolean areNear(PdfValue.Sequence before, PdfValue.Sequence after, BigDecimal distance) {
        return IntStream.range(0, before.values().size())
                .allMatch(i -> isNear(number(before, i), number(after, i), distance));
    }

    /** Programs write fewer digits than they have read. */
    private static boolean isNear(BigDecimal before, BigDecimal after, BigDecimal distance) {
        return before.subtract(after).abs().compareTo(distance) <= 0
                && before.toBigInteger().equals(after.toBigInteger())
                && isWhole(before) == isWhole(after);
    }

    /** A narrow frame may become empty, which some programs draw without a frame. */
    private static boolean isWide(PdfValue.Sequence frame) {
        return frame.values().size() == CORNERS
                && number(frame, 0).subtract(number(frame, 2)).abs().compareTo(BigDecimal.ONE) >= 0
                && number(frame, 1).subtract(number(frame, 3)).abs().compareTo(BigDecimal.ONE) >= 0;
    }

    private static BigDecimal number(PdfValue.Sequence frame, int corner) {
        return ((PdfValue.Figure) frame.values().get(corner)).value();
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    static boolean isOnAPage(PdfValue corner) {
        return corner instanceof PdfValue.Figure number && number.value().abs().compareTo(LARGEST) <= 0;
    }
}
