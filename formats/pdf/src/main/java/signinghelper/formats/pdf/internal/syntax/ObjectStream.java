package signinghelper.formats.pdf.internal.syntax;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;

/** Decoded object stream (ISO 32000-2, 7.5.7). */
final class ObjectStream {
    private final byte[] data;
    private final int[] numbers;
    private final long[] offsets;

    ObjectStream(PdfValue.Dictionary dictionary, byte[] data) throws PdfSyntaxException, IOException {
        this.data = data;
        var count = whole(dictionary.get("N"), data.length);
        var first = whole(dictionary.get("First"), data.length);
        this.numbers = new int[count];
        this.offsets = new long[count];
        var tokens = new Tokens(Octets.of(data), 0);
        var seen = new HashSet<Integer>();
        for (var i = 0; i < count; i++) {
            numbers[i] = (int) Math.min(tokens.count(), Integer.MAX_VALUE);
            offsets[i] = first + tokens.count();
            if (!seen.add(numbers[i])) {
                // Some programs take the first one of a number, others the one that the table names.
                throw PdfSyntaxException.malformed("an object twice in a stream");
            }
        }
        if (tokens.position() > first) {
            throw PdfSyntaxException.malformed("head of an object stream");
        }
    }

    /** Numbers of its objects, in their order. */
    int[] numbers() {
        return numbers.clone();
    }

    /** Requires its objects in the order of their places, with numbers that no program gives up on. */
    void requirePlain() throws PdfSyntaxException, IOException {
        for (var i = 1; i < offsets.length; i++) {
            if (offsets[i] <= offsets[i - 1]) {
                throw PdfSyntaxException.malformed("order of an object stream");
            }
        }
        new SectionSpelling(Octets.of(data)).requireNumbers(0, data.length, false);
    }

    int size() {
        return data.length;
    }

    PdfValue value(int number, int index) throws PdfSyntaxException, IOException {
        if (index >= numbers.length || numbers[index] != number || offsets[index] >= data.length) {
            throw PdfSyntaxException.malformed("object " + number + " is not in its stream");
        }
        var value = new ValueReader(new Tokens(Octets.of(data), offsets[index])).value();
        if (value instanceof PdfValue.Reference) {
            throw PdfSyntaxException.malformed("object " + number + " is a reference");
        }
        return value;
    }

    private static int whole(PdfValue value, int limit) throws PdfSyntaxException {
        if (value instanceof PdfValue.Figure figure
                && figure.value().signum() >= 0
                && figure.value().scale() <= 0
                && figure.value().compareTo(BigDecimal.valueOf(limit)) <= 0) {
            return figure.value().intValueExact();
        }
        throw PdfSyntaxException.malformed("dictionary of an object stream");
    }
}
