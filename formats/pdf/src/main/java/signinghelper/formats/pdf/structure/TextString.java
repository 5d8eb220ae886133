package signinghelper.formats.pdf.structure;

import signinghelper.formats.algorithm.Bytes;

import java.nio.charset.StandardCharsets;

/** Text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with a mark in front, otherwise PDFDocEncoding. */
public final class TextString {
    private TextString() {}

    /** Decodes a text. PDFDocEncoding is read as ISO 8859-1, from which it differs in punctuation alone. */
    public static String decode(Bytes text) {
        var octets = text.toArray();
        if (octets.length >= 2 && octets[0] == (byte) 0xFE && octets[1] == (byte) 0xFF) {
            return new String(octets, 2, octets.length - 2, StandardCharsets.UTF_16BE);
        }
        if (octets.length >= 3 && octets[0] == (byte) 0xEF && octets[1] == (byte) 0xBB && octets[2] == (byte) 0xBF) {
            return new String(octets, 3, octets.length - 3, StandardCharsets.UTF_8);
        }
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
