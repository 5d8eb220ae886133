package signinghelper.content;

import signinghelper.platform.DiskSpace;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Result in a private file. The file is open only while a part is read. */
final class ResultInFile implements OutgoingContent.Waiting {
    private final Path file;
    private long read;

    ResultInFile(Path file) {
        this.file = file;
    }

    /** Writes it, and returns its bytes; a file that cannot be written is removed. */
    long write(ContentStore.Writing writing) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            writing.writeTo(out);
        } catch (IOException e) {
            var explained = DiskSpace.explained(e, file);
            remove();
            throw explained;
        }
        return Files.size(file);
    }

    @Override
    public byte[] next(int count) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var part = Channels.newInputStream(channel.position(read)).readNBytes(count);
            read += part.length;
            return part;
        }
    }

    @Override
    public void remove() {
        ContentStore.delete(file);
    }
}
