package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.algorithm.Bytes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Object of a PDF document (ISO 32000-2, 7.3). Two are equal when they say the same to every program, however they are spelled. */
public sealed interface PdfValue {

    /** Value of what is absent. */
    PdfValue NULL = new Null();

    record Null() implements PdfValue {}

    record Truth(boolean value) implements PdfValue {}

    /**
     * Number.
     *
     * @param isWhole false for one that is written with a point: some programs take {@code 12.} for no integer
     */
    record Figure(BigDecimal value, boolean isWhole) implements PdfValue {
        public Figure {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        /** Creates an integer where the value is one. */
        public Figure(BigDecimal value) {
            this(value, value.stripTrailingZeros().scale() <= 0);
        }
    }

    record Name(String text) implements PdfValue {}

    /**
     * String.
     *
     * @param spelling of one that programs decode differently; else empty
     */
    record Text(Bytes octets, String spelling) implements PdfValue {
        public Text(Bytes octets) {
            this(octets, "");
        }
    }

    record Sequence(List<PdfValue> values) implements PdfValue {
        public Sequence {
            values = List.copyOf(values);
        }
    }

    /** Values by key. */
    record Dictionary(Map<String, PdfValue> entries) implements PdfValue {
        public static final Dictionary EMPTY = new Dictionary(Map.of());

        public Dictionary {
            entries = Map.copyOf(entries);
        }

        /** Returns the value as it stands; {@link #NULL} when the key is absent. */
        public PdfValue get(String key) {
            return entries.getOrDefault(key, NULL);
        }

        /** Returns true when the value of {@code key} is this name. */
        public boolean names(String key, String name) {
            return get(key) instanceof Name is && is.text().equals(name);
        }
    }

    /**
     * A dictionary with data behind it.
     *
     * @param data the encoded octets
     */
    record Stream(Dictionary dictionary, Span data) implements PdfValue {}

    /** Reference to an indirect object. In order, so that a file cannot make a table of them slow. */
    record Reference(int number, int generation) implements PdfValue, Comparable<Reference> {
        @Override
        public int compareTo(Reference other) {
            var byNumber = Integer.compare(number, other.number);
            return byNumber == 0 ? Integer.compare(generation, other.generation) : byNumber;
        }
    }
}
