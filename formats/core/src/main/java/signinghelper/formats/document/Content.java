package signinghelper.formats.document;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;

/** The bytes of one document, in memory or in a private file. */
public interface Content extends Source {

    long size();

    /** SHA-256, taken while the bytes arrived. */
    Bytes sha256();

    /**
     * Opens the bytes for one reading from start to end.
     *
     * @throws IOException also at the end of the reading, if they are no longer what arrived
     */
    @Override
    InputStream open() throws IOException;

    /** Content of a user's own file: hashed now, so that a change is noticed when it is read later. */
    static Content ofFile(Path file) throws IOException {
        var hash = DigestAlgorithm.SHA_256.start();
        var size = 0L;
        try (var in = new DigestInputStream(Files.newInputStream(file), hash)) {
            size = in.transferTo(OutputStream.nullOutputStream());
        }
        return new InFile(file, size, Bytes.copyOf(hash.digest()));
    }

    /** Content that came in a request. */
    static Content inMemory(Bytes bytes) {
        var hash = Bytes.copyOf(DigestAlgorithm.SHA_256.of(bytes.toArray()));
        return new InMemory(bytes, hash);
    }

    /** Content small enough for one frame. */
    record InMemory(Bytes bytes, Bytes sha256) implements Content {
        @Override
        public long size() {
            return bytes.length();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes.toArray());
        }
    }

    /** Content in a file. Later readings must return the bytes that were present and shown before. */
    record InFile(Path file, long size, Bytes sha256) implements Content {
        @Override
        public InputStream open() throws IOException {
            return new UnchangedStream(Files.newInputStream(file), sha256);
        }
    }
}
