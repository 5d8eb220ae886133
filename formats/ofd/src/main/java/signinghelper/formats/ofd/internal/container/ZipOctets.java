package signinghelper.formats.ofd.internal.container;

import signinghelper.formats.document.TimeLimit;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Octets of a zip file, read at any place. A thread that is interrupted does not close them, as it closes a channel. */
final class ZipOctets implements Closeable {
    private final RandomAccessFile file;
    private final TimeLimit limit;

    /** @param limit looked at by each reading */
    ZipOctets(Path file, TimeLimit limit) throws IOException {
        this.limit = limit;
        this.file = new RandomAccessFile(file.toFile(), "r");
    }

    TimeLimit limit() {
        return limit;
    }

    long size() throws IOException {
        return file.length();
    }

    /**
     * Reads numbers in the order of zip files.
     *
     * @throws EOFException if the file ends before
     */
    ByteBuffer read(long from, int length) throws IOException {
        var bytes = new byte[length];
        var count = 0;
        while (count < length) {
            var read = read(from + count, bytes, count, length - count);
            if (read < 0) {
                throw new EOFException();
            }
            count += read;
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private synchronized int read(long from, byte[] into, int at, int length) throws IOException {
        limit.require();
        file.seek(from);
        return file.read(into, at, length);
    }

    /** Opens a range, which the file may end before. */
    InputStream open(long from, long length) {
        return new Range(from, from + length);
    }

    /** Stream over some of the file. */
    private final class Range extends InputStream {
        private long position;
        private final long end;

        Range(long from, long end) {
            this.position = from;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (position >= end) {
                return -1;
            }
            var count = ZipOctets.this.read(position, into, at, (int) Math.min(length, end - position));
            position += Math.max(count, 0);
            return count;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
