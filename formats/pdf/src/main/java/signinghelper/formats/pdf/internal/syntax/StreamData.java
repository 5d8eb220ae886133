package signinghelper.formats.pdf.internal.syntax;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Decoder of the streams that carry a document's structure: plain, or FlateDecode with or without a predictor of PNG. What is
 * encoded is FlateDecode without one.
 */
final class StreamData {
    private static final int MAX_DECODED = 16 << 20;
    private static final int FIRST_OF_PNG = 10;
    private static final int LAST_OF_PNG = 15;

    /** Keys of inline pictures, which some programs read in any stream, and of a stream whose data lies in another file. */
    private static final List<String> OTHER_NAMES = List.of("F", "DP", "FFilter", "FDecodeParms");

    private final PdfFile file;

    StreamData(PdfFile file) {
        this.file = file;
    }

    byte[] decode(PdfValue.Stream stream) throws PdfSyntaxException, IOException {
        var data = stream.data();
        if (OTHER_NAMES.stream().anyMatch(stream.dictionary().entries()::containsKey)) {
            throw PdfSyntaxException.malformed("filter by another name at " + data.from());
        }
        try (var in = file.open(data.from(), data.to() - data.from())) {
            var filter = only(stream.dictionary().get("Filter"));
            if (filter == PdfValue.NULL) {
                return bounded(in);
            }
            if (!filter.equals(new PdfValue.Name("FlateDecode"))) {
                throw PdfSyntaxException.malformed("filter at " + data.from());
            }
            return unpredicted(
                    bounded(new InflaterInputStream(in)),
                    only(stream.dictionary().get("DecodeParms")));
        } catch (ZipException | EOFException e) {
            throw PdfSyntaxException.malformed("compressed data at " + data.from());
        }
    }

    /** Writes a stream with all of its data compressed. */
    static void encode(PdfValue.Dictionary dictionary, byte[] data, ByteArrayOutputStream out) {
        var compressed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(compressed)) {
            deflater.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var entries = new HashMap<>(dictionary.entries());
        entries.put("Filter", new PdfValue.Name("FlateDecode"));
        entries.put("Length", new PdfValue.Figure(BigDecimal.valueOf(compressed.size())));
        var writer = new ValueWriter(out);
        writer.write(new PdfValue.Dictionary(entries));
        writer.raw("\nstream\n");
        out.writeBytes(compressed.toByteArray());
        writer.raw("\nendstream");
    }

    private static PdfValue only(PdfValue value) {
        return value instanceof PdfValue.Sequence sequence && sequence.values().size() == 1
                ? sequence.values().get(0)
                : value;
    }

    private byte[] bounded(InputStream in) throws PdfSyntaxException, IOException {
        var decoded = in.readNBytes(MAX_DECODED + 1);
        if (decoded.length > MAX_DECODED) {
            throw PdfSyntaxException.tooLarge("decoded stream");
        }
        file.countDecoded(decoded.length);
        return decoded;
    }

    private static byte[] unpredicted(byte[] data, PdfValue parameters) throws PdfSyntaxException {
        if (parameters == PdfValue.NULL) {
            return data;
        }
        // An object elsewhere could become another one, and the objects of the stream with it.
        if (!(parameters instanceof PdfValue.Dictionary dictionary)) {
            throw PdfSyntaxException.malformed("DecodeParms");
        }
        if (number(dictionary, "Predictor", 1) == 1) {
            return data;
        }
        var predictor = number(dictionary, "Predictor", 1);
        if (predictor < FIRST_OF_PNG
                || predictor > LAST_OF_PNG
                || number(dictionary, "Colors", 1) != 1
                || number(dictionary, "BitsPerComponent", 8) != 8) {
            throw PdfSyntaxException.malformed("predictor");
        }
        return rows(data, number(dictionary, "Columns", 1));
    }

    /** Each row has its filter's number in front (PNG, 9.2), with one octet for each sample. */
    private static byte[] rows(byte[] data, int columns) throws PdfSyntaxException {
        if (columns < 1 || data.length % (columns + 1) != 0) {
            throw PdfSyntaxException.malformed("rows of a predictor");
        }
        var out = new ByteArrayOutputStream(data.length);
        var above = new byte[columns];
        for (var from = 0; from < data.length; from += columns + 1) {
            var row = new byte[columns];
            for (var i = 0; i < columns; i++) {
                var left = i == 0 ? 0 : Byte.toUnsignedInt(row[i - 1]);
                var up = Byte.toUnsignedInt(above[i]);
                var corner = i == 0 ? 0 : Byte.toUnsignedInt(above[i - 1]);
                row[i] = (byte) (data[from + 1 + i] + predicted(data[from], left, up, corner));
            }
            out.writeBytes(row);
            above = row;
        }
        return out.toByteArray();
    }

    private static int predicted(byte filter, int left, int up, int corner) throws PdfSyntaxException {
        return switch (filter) {
            case 0 -> 0;
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> paeth(left, up, corner);
            default -> throw PdfSyntaxException.malformed("filter of a row");
        };
    }

    private static int paeth(int left, int up, int corner) {
        var estimate = left + up - corner;
        var toLeft = Math.abs(estimate - left);
        var toUp = Math.abs(estimate - up);
        var toCorner = Math.abs(estimate - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static int number(PdfValue.Dictionary dictionary, String key, int otherwise) throws PdfSyntaxException {
        var value = dictionary.get(key);
        if (value == PdfValue.NULL) {
            return otherwise;
        }
        if (value instanceof PdfValue.Figure figure
                && figure.value().precision() - figure.value().scale() <= 6
                && figure.value().scale() <= 0) {
            return figure.value().intValueExact();
        }
        throw PdfSyntaxException.malformed(key);
    }
}
