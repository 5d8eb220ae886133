package signinghelper.formats.envelope.internal.spool;

import java.io.IOException;
import java.io.InputStream;

/** Plaintext on its way out of the spool, a chunk at a time. */
final class SpooledStream extends InputStream {
    private final EncryptedSpool spool;
    private byte[] chunk = {};
    private int at;
    private long next;

    SpooledStream(EncryptedSpool spool) {
        this.spool = spool;
    }

    @Override
    public int read() throws IOException {
        var octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(octet[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == chunk.length) {
            chunk = spool.chunk(next++);
            at = 0;
        }
        var count = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, buffer, offset, count);
        at += count;
        return count == 0 ? -1 : count;
    }
}
