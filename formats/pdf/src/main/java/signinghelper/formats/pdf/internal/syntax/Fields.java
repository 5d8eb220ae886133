package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.pdf.internal.syntax.Place.Kind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Fields of a cross-reference stream's entries (ISO 32000-2, 7.5.8.2 and 7.5.8.3). */
final class Fields {
    private final byte[] data;
    private final int[] widths;
    private final List<Range> ranges;
    private int at;

    /** Numbers of objects, one after another. */
    record Range(long first, long count) {}

    Fields(PdfValue.Dictionary dictionary, byte[] data) throws PdfSyntaxException {
        this.data = data;
        this.widths =
                numbers(dictionary.get("W")).stream().mapToInt(Math::toIntExact).toArray();
        if (widths.length != 3 || widths[0] > 1 || widths[1] > 8 || widths[2] > 4 || widths[1] == 0) {
            throw PdfSyntaxException.malformed("widths of a cross-reference stream");
        }
        this.ranges = ranges(dictionary);
        var entries = ranges.stream().mapToLong(Range::count).sum();
        if (entries != data.length / (widths[0] + widths[1] + widths[2])) {
            throw PdfSyntaxException.malformed("length of a cross-reference stream");
        }
    }

    List<Range> ranges() {
        return ranges;
    }

    Place next() throws PdfSyntaxException {
        var type = widths[0] == 0 ? 1 : number(widths[0]);
        var second = number(widths[1]);
        var third = number(widths[2]);
        if (second < 0 || third < 0 || third > Integer.MAX_VALUE || type > 2) {
            throw PdfSyntaxException.malformed("entry of a cross-reference stream");
        }
        if (type == 1 && third > CrossReferenceReader.MAX_GENERATION) {
            // Some programs keep two octets of it, others mend the file.
            throw PdfSyntaxException.malformed("generation in a cross-reference stream");
        }
        return switch ((int) type) {
            case 0 -> new Place(Kind.FREE, 0, 0);
            case 1 -> new Place(Kind.IN_FILE, second, (int) third);
            default -> new Place(Kind.IN_STREAM, second, (int) third);
        };
    }

    private long number(int width) {
        var value = 0L;
        for (var i = 0; i < width; i++) {
            value = value << Byte.SIZE | Byte.toUnsignedLong(data[at++]);
        }
        return value;
    }

    private static List<Range> ranges(PdfValue.Dictionary dictionary) throws PdfSyntaxException {
        var index = dictionary.get("Index");
        if (index == PdfValue.NULL) {
            index = new PdfValue.Sequence(List.of(new PdfValue.Figure(BigDecimal.ZERO), dictionary.get("Size")));
        }
        var bounds = numbers(index);
        var ranges = new ArrayList<Range>();
        for (var i = 0; i + 1 < bounds.size(); i += 2) {
            ranges.add(new Range(bounds.get(i), bounds.get(i + 1)));
        }
        return ranges;
    }

    private static List<Long> numbers(PdfValue value) throws PdfSyntaxException {
        var numbers = new ArrayList<Long>();
        if (value instanceof PdfValue.Sequence sequence) {
            for (var one : sequence.values()) {
                if (!(one instanceof PdfValue.Figure figure)
                        || figure.value().signum() < 0
                        || figure.value().scale() > 0
                        || figure.value().precision() - figure.value().scale() > 9) {
                    throw PdfSyntaxException.malformed("numbers of a cross-reference stream");
                }
                numbers.add(figure.value().longValueExact());
            }
        }
        return numbers;
    }
}
