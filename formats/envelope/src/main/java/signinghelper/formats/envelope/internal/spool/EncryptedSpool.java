package signinghelper.formats.envelope.internal.spool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Plaintext in a private temporary file, encrypted by a key in memory alone. POSIX takes the file's name away at once, Windows
 * when this is closed. If the process dies before, nobody has the key.
 */
public final class EncryptedSpool extends OutputStream {
    private final FileChannel file;
    private final ChunkCipher cipher = new ChunkCipher();
    private final byte[] chunk = new byte[ChunkCipher.CHUNK];
    private int filled;
    private long size;
    private boolean isSealed;

    private EncryptedSpool(FileChannel file) {
        this.file = file;
    }

    /** Creates an empty one, which its owner alone can read. */
    public static EncryptedSpool in(Path folder) throws IOException {
        var path = Files.createTempFile(folder, "", ".spool");
        try {
            return new EncryptedSpool(FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            Files.delete(path);
            throw e;
        }
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        if (isSealed) {
            throw new IOException("sealed");
        }
        for (var done = 0; done < length; ) {
            var count = Math.min(length - done, chunk.length - filled);
            System.arraycopy(octets, offset + done, chunk, filled, count);
            filled += count;
            done += count;
            if (filled == chunk.length) {
                putChunk();
            }
        }
    }

    /** Ends the writing; from now on it can be read. */
    public void seal() throws IOException {
        if (filled > 0) {
            putChunk();
        }
        isSealed = true;
    }

    private void putChunk() throws IOException {
        var encrypted = ByteBuffer.wrap(cipher.encrypt(size / ChunkCipher.CHUNK, chunk, filled));
        while (encrypted.hasRemaining()) {
            file.write(encrypted);
        }
        size += filled;
        filled = 0;
        Arrays.fill(chunk, (byte) 0);
    }

    /** Returns the octets of plaintext. */
    public long size() {
        return size;
    }

    /**
     * Opens the plaintext from its start.
     *
     * @throws IOException if it is still being written
     */
    public InputStream open() throws IOException {
        if (!isSealed) {
            throw new IOException("not sealed");
        }
        return new SpooledStream(this);
    }

    /** Reads one chunk of plaintext; empty behind the last. */
    byte[] chunk(long number) throws IOException {
        var length = (int) Math.min(ChunkCipher.CHUNK, size - number * ChunkCipher.CHUNK);
        if (length <= 0) {
            return new byte[0];
        }
        var encrypted = ByteBuffer.allocate(length + ChunkCipher.TAG);
        var from = number * (ChunkCipher.CHUNK + ChunkCipher.TAG);
        while (encrypted.hasRemaining()) {
            if (file.read(encrypted, from + encrypted.position()) < 0) {
                throw new IOException("temporary file cut");
            }
        }
        return cipher.decrypt(number, encrypted.array());
    }

    /** Removes the file and the key. */
    @Override
    public void close() throws IOException {
        Arrays.fill(chunk, (byte) 0);
        cipher.close();
        file.close();
    }
}
