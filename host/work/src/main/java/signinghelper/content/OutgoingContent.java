package signinghelper.content;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Signed;
import signinghelper.platform.DiskSpace;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Signature in a private file, which its page fetches part by part. The file is open only while a part is read. */
final class OutgoingContent {
    private static final int PART_BYTES = 512 * 1024;

    private final Path file;
    private final long size;
    private long handedOver;

    OutgoingContent(Path file, long size) {
        this.file = file;
        this.size = size;
    }

    Path file() {
        return file;
    }

    long size() {
        return size;
    }

    void write(Signed signature) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            signature.writeTo(out);
        } catch (IOException e) {
            throw DiskSpace.explained(e, file);
        }
    }

    /** Returns true if the next part begins at {@code offset}. */
    boolean isNext(long offset) {
        return offset == handedOver && handedOver < size;
    }

    ContentStore.Part next() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var part = Channels.newInputStream(channel.position(handedOver)).readNBytes(PART_BYTES);
            handedOver += part.length;
            return new ContentStore.Part(Bytes.copyOf(part), handedOver == size);
        }
    }
}
