package signinghelper.formats.document;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;

/** Reading of bytes that were hashed before; compares the hash when the last byte has been read. */
public final class UnchangedStream extends DigestInputStream {
    private final Bytes expected;
    private boolean compared;

    /** @param expected SHA-256 of all that {@code in} gives */
    public UnchangedStream(InputStream in, Bytes expected) {
        super(in, DigestAlgorithm.SHA_256.start());
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        return read < 0 ? atEnd() : read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = super.read(buffer, offset, length);
        return read < 0 ? atEnd() : read;
    }

    private int atEnd() throws IOException {
        if (!compared && !Bytes.copyOf(getMessageDigest().digest()).equals(expected)) {
            throw new IOException("content changed since it was hashed");
        }
        compared = true;
        return -1;
    }
}
