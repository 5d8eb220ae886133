package signinghelper.formats.ofd.pages;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Fonts for pages. */
final class TestFont {
    private TestFont() {}

    /** Returns a font in the Compact Font Format whose letter A, glyph 1, is a square of one em. */
    static byte[] compact() {
        var header = "01000401";
        var names = index("46");
        var strings = "0000";
        var none = "0000";
        var charset = "000022";
        var glyphs = glyphs();
        // The place of each part depends on the length of the one before, which five octets for each number make the
        // same.
        var top = index(top(0, 0, 0));
        var start = length(header + names + top + strings + none);
        var real = index(top(start, start + length(charset), start + length(charset + glyphs)));
        return HexFormat.of().parseHex(header + names + real + strings + none + charset + glyphs);
    }

    /** Returns the same font, whose square has the identifier 300 and no name. */
    static byte[] compactWithIdentifiers() {
        var before = "01000401" + index("46");
        var charset = "00" + "012c";
        var glyphs = glyphs();
        var choice = "00" + "0000";
        var length = length(before + index(identified(0)) + "0000" + "0000");
        var real = index(identified(length));
        var end = length + length(charset + glyphs + choice);
        var values = index(number(0) + number(end) + "12");
        return HexFormat.of().parseHex(before + real + "0000" + "0000" + charset + glyphs + choice + values);
    }

    /** Returns that font as OpenType, whose glyph 1 has the identifier 300. */
    static byte[] openTypeWithIdentifiers() {
        var tables = new TreeMap<String, byte[]>(Map.of("CFF ", compactWithIdentifiers()));
        // Zeros stand where nothing is read.
        tables.put("head", ByteBuffer.allocate(54).putShort(18, (short) 1000).array());
        tables.put("hhea", ByteBuffer.allocate(36).putShort(34, (short) 1).array());
        tables.put("hmtx", new byte[6]);
        tables.put(
                "maxp",
                ByteBuffer.allocate(6).putInt(0x5000).putShort((short) 2).array());
        var start = 12 + 16 * tables.size();
        var font = ByteBuffer.allocate(
                start + tables.values().stream().mapToInt(each -> each.length).sum());
        font.put("OTTO".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) tables.size())
                .position(12);
        for (var table : tables.entrySet()) {
            font.put(table.getKey().getBytes(StandardCharsets.US_ASCII))
                    .putInt(0)
                    .putInt(start)
                    .putInt(table.getValue().length);
            start += table.getValue().length;
        }
        tables.values().forEach(font::put);
        return font.array();
    }

    /** Writes a supplement, and where charset, glyphs, the choice of values and the values lie. */
    private static String identified(int start) {
        var glyphs = start + 3;
        var choice = glyphs + length(glyphs());
        return number(1) + number(1) + number(0) + "0c1e" + number(start) + "0f" + number(glyphs) + "11"
                + number(choice) + "0c25" + number(choice + 3) + "0c24";
    }

    private static String glyphs() {
        return index("0e", "8b8b15" + "1c03e806" + "1c03e807" + "1cfc1806" + "0e");
    }

    private static int length(String hex) {
        return hex.length() / 2;
    }

    /** Writes where charset, glyphs and the private values lie. */
    private static String top(int charset, int glyphs, int values) {
        return number(charset) + "0f" + number(glyphs) + "11" + number(0) + number(values) + "12";
    }

    private static String number(int value) {
        return "1d%08x".formatted(value);
    }

    private static String index(String... parts) {
        var text = new StringBuilder("%04x01%02x".formatted(parts.length, 1));
        var place = 1;
        for (var part : parts) {
            place += length(part);
            text.append("%02x".formatted(place));
        }
        return text + String.join("", parts);
    }
}
