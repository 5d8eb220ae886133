package signinghelper.formats.document.cms;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Content as S/MIME writes text: each line ends with CR and LF (RFC 8551, 3.1.1). OpenSSL signs it so unless it is told otherwise. */
final class TextLines extends InputStream {
    private static final int NONE = -2;

    private final InputStream content;
    private int held = NONE;
    private int last = NONE;

    TextLines(InputStream content) {
        this.content = new BufferedInputStream(content);
    }

    @Override
    public int read() throws IOException {
        var next = held == NONE ? content.read() : held;
        held = NONE;
        if (next == '\n' && last != '\r') {
            held = next;
            next = '\r';
        }
        last = next;
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        var count = 0;
        while (count < length) {
            var next = read();
            if (next < 0) {
                return count == 0 ? next : count;
            }
            into[from + count++] = (byte) next;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
