package signinghelper.inspection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** File on the disk. Another program may change it meanwhile: a part that was removed then reads as the end. */
final class OpenFile implements InspectedFile, AutoCloseable {
    private final FileChannel channel;
    private final long size;

    /**
     * Opens the file.
     *
     * @throws IOException also if it is not a regular file, since a device or pipe may never end
     */
    OpenFile(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no ordinary file");
        }
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.size = channel.size();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
        if (offset < 0 || length <= 0 || offset >= size) {
            return new byte[0];
        }
        var bytes = ByteBuffer.allocate((int) Math.min(length, size - offset));
        for (var read = 0; read >= 0 && bytes.hasRemaining(); ) {
            read = channel.read(bytes, offset + bytes.position());
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
