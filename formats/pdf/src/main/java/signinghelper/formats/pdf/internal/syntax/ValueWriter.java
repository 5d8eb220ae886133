package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/** Writer of direct values, each in one spelling. */
final class ValueWriter {
    private final ByteArrayOutputStream out;

    ValueWriter(ByteArrayOutputStream out) {
        this.out = out;
    }

    /** Writes octets that are syntax already. */
    void raw(String syntax) {
        out.writeBytes(syntax.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws IllegalArgumentException for a stream, which is no direct value */
    void write(PdfValue value) {
        if (value instanceof PdfValue.Name name) {
            name(name.text());
        } else if (value instanceof PdfValue.Sequence sequence) {
            sequence(sequence);
        } else if (value instanceof Dictionary dictionary) {
            dictionary(dictionary);
        } else {
            raw(simple(value));
        }
    }

    private static String simple(PdfValue value) {
        if (value instanceof PdfValue.Truth truth) {
            return Boolean.toString(truth.value());
        } else if (value instanceof PdfValue.Figure figure) {
            var digits = figure.value().toPlainString();
            return figure.isWhole() || digits.indexOf('.') >= 0 ? digits : digits + ".0";
        } else if (value instanceof PdfValue.Text text) {
            return "<" + HexFormat.of().formatHex(text.octets().toArray()) + ">";
        } else if (value instanceof PdfValue.Reference reference) {
            return reference.number() + " " + reference.generation() + " R";
        } else if (value instanceof PdfValue.Null) {
            return "null";
        }
        throw new IllegalArgumentException("a stream");
    }

    private void sequence(PdfValue.Sequence sequence) {
        raw("[");
        for (var i = 0; i < sequence.values().size(); i++) {
            raw(i == 0 ? "" : " ");
            write(sequence.values().get(i));
        }
        raw("]");
    }

    /** Keys stand in their order, so that a document is always written in the same way. */
    private void dictionary(Dictionary dictionary) {
        raw("<<");
        dictionary.entries().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    name(entry.getKey());
                    raw(" ");
                    write(entry.getValue());
                });
        raw(">>");
    }

    private void name(String text) {
        raw("/");
        for (var octet : text.getBytes(StandardCharsets.ISO_8859_1)) {
            var code = Byte.toUnsignedInt(octet);
            var isPlain = code > ' ' && code < 0x7F && "()<>[]{}/%#".indexOf(code) < 0;
            raw(isPlain ? Character.toString(code) : "#%02X".formatted(code));
        }
    }
}
