package signinghelper.content;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.Content;
import signinghelper.platform.DiskSpace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Content whose last part may not have arrived yet, with its running hash. The file is open only while a part is
 * written: a process may have some thousand contents, and fewer open files.
 */
final class IncomingContent {
    private final Path file;
    private final MessageDigest hash = DigestAlgorithm.SHA_256.start();
    private long size;
    private @Nullable Content complete;

    IncomingContent(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    long size() {
        return size;
    }

    boolean isComplete() {
        return complete != null;
    }

    Optional<Content> complete() {
        return Optional.ofNullable(complete);
    }

    void append(byte[] part, boolean last) throws IOException {
        try {
            Files.write(file, part, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw DiskSpace.explained(e, file);
        }
        hash.update(part);
        size += part.length;
        if (last) {
            complete = new Content.InFile(file, size, Bytes.copyOf(hash.digest()));
        }
    }
}
