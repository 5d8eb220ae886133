package signinghelper.content;

import org.jspecify.annotations.Nullable;
import signinghelper.portal.Bytes;
import signinghelper.portal.signature.DigestAlgorithm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** Content of which the last part may not have come yet, with its running hash. */
final class IncomingContent {
    private final Path file;
    private final OutputStream out;
    private final MessageDigest hash = DigestAlgorithm.SHA_256.start();
    private long size;
    private @Nullable Content complete;

    IncomingContent(Path file) throws IOException {
        this.file = file;
        this.out = Files.newOutputStream(file);
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
        out.write(part);
        hash.update(part);
        size += part.length;
        if (last) {
            close();
            complete = new Content.InFile(file, size, Bytes.copyOf(hash.digest()));
        }
    }

    void close() throws IOException {
        out.close();
    }
}
