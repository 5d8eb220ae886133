package signinghelper.formats.pdf.internal.structure;

import signinghelper.formats.algorithm.Bytes;

import java.nio.charset.StandardCharsets;

/** Text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with a mark in front, otherwise PDFDocEncoding. */
public final class TextString {
    /** Letters of PDFDocEncoding that are others in ISO 8859-1 (ISO 32000-2, D.3), from 0x18 and from 0x80 on. */
    private static final String ACCENTS = "\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC";

    private static final String PUNCTUATION = "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030"
            + "\u201E\u201C\u201D\u2018\u2019\u201A\u2122\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142\u0153\u0161"
            + "\u017E\u009F\u20AC";

    private static final int FIRST_ACCENT = 0x18;
    private static final int FIRST_MARK = 0x80;

    private TextString() {}

    /** Decodes a text; an octet that PDFDocEncoding does not have keeps its number. */
    public static String decode(Bytes text) {
        var octets = text.toArray();
        if (octets.length >= 2 && octets[0] == (byte) 0xFE && octets[1] == (byte) 0xFF) {
            return new String(octets, 2, octets.length - 2, StandardCharsets.UTF_16BE);
        }
        if (octets.length >= 3 && octets[0] == (byte) 0xEF && octets[1] == (byte) 0xBB && octets[2] == (byte) 0xBF) {
            return new String(octets, 3, octets.length - 3, StandardCharsets.UTF_8);
        }
        return new String(octets, StandardCharsets.ISO_8859_1)
                .chars()
                .map(TextString::letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int letter(int octet) {
        if (octet >= FIRST_ACCENT && octet < FIRST_ACCENT + ACCENTS.length()) {
            return ACCENTS.charAt(octet - FIRST_ACCENT);
        }
        return octet >= FIRST_MARK && octet < FIRST_MARK + PUNCTUATION.length()
                ? PUNCTUATION.charAt(octet - FIRST_MARK)
                : octet;
    }
}
