package signinghelper.formats.document.cms;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Content as OpenSSL signs it unless it is told {@code -binary}: each line ends with CR and LF (RFC 8551, 3.1.1).
 *
 * <p>It reads lines in pieces of 1023 octets with C's {@code fgets}, and writes each without the CR and LF at its end, however many there are
 * ({@code SMIME_crlf_copy}). So a NUL ends a piece, and at its start the whole.
 */
final class TextLines extends InputStream {
    private static final int LONGEST = 1023;

    private final InputStream content;
    /** With room for CR and LF. */
    private final byte[] piece = new byte[LONGEST + 2];

    private int from;
    private int to;

    TextLines(InputStream content) {
        this.content = new BufferedInputStream(content);
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece[from++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        var count = Math.min(length, to - from);
        System.arraycopy(piece, from, into, at, count);
        from += count;
        return count;
    }

    /** Returns false at the end. */
    private boolean fill() throws IOException {
        while (from == to) {
            var length = textOf(readPiece());
            if (length == 0) {
                return false;
            }
            from = 0;
            to = withEnd(length);
        }
        return true;
    }

    /** Reads a line, or as much of one as fits. */
    private int readPiece() throws IOException {
        var length = 0;
        while (length < LONGEST) {
            var next = content.read();
            if (next < 0) {
                return length;
            }
            piece[length++] = (byte) next;
            if (next == '\n') {
                return length;
            }
        }
        return length;
    }

    private int textOf(int length) {
        var end = 0;
        while (end < length && piece[end] != 0) {
            end++;
        }
        return end;
    }

    private int withEnd(int length) {
        var end = length;
        var isLine = false;
        while (end > 0 && (piece[end - 1] == '\n' || piece[end - 1] == '\r')) {
            end--;
            isLine |= piece[end] == '\n';
        }
        if (isLine) {
            piece[end++] = '\r';
            piece[end++] = '\n';
        }
        return end;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
