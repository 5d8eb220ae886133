package signinghelper.token.skf;

import com.sun.jna.Platform;
import signinghelper.formats.algorithm.Bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Name as the library wrote it. It is passed back in exactly these bytes, since their encoding is not certain.
 *
 * @param bytes without the closing NUL
 */
record NativeName(Bytes bytes) {
    /** The code page of mainland China's Windows. */
    private static final Charset GBK = Charset.forName("GBK");

    private static final Charset GB18030 = Charset.forName("GB18030");

    /**
     * Reads a list in which each name ends in NUL and the last is empty. An empty list is one NUL, two, or nothing.
     *
     * @param zeroed buffer with zeros after the written bytes
     */
    static List<NativeName> list(byte[] zeroed) {
        var names = new ArrayList<NativeName>();
        var start = 0;
        for (var end = 0; end < zeroed.length && (zeroed[end] != 0 || end > start); end++) {
            if (zeroed[end] == 0) {
                names.add(new NativeName(Bytes.copyOf(Arrays.copyOfRange(zeroed, start, end))));
                start = end + 1;
            }
        }
        return List.copyOf(names);
    }

    /** Returns the name with the terminating zero that C needs. */
    byte[] terminated() {
        return Arrays.copyOf(bytes.toArray(), bytes.length() + 1);
    }

    String text() {
        return decode(bytes.toArray());
    }

    /**
     * Decodes with Windows' code page on Windows; elsewhere as UTF-8 if it is valid, because no encoding is specified.
     */
    static String decode(byte[] text) {
        if (Platform.isWindows()) {
            return new String(text, GBK);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(text, GB18030);
        }
    }
}
