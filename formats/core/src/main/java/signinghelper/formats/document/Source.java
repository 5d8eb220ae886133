package signinghelper.formats.document;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;

/** Bytes of one document that can be read more than once, from start to end. */
@FunctionalInterface
public interface Source {

    /**
     * Opens the bytes for one reading.
     *
     * @throws IOException if they cannot be read
     */
    InputStream open() throws IOException;

    /**
     * Hashes the bytes; reads them all.
     *
     * @throws IOException if they cannot be read
     */
    default Bytes digest(DigestAlgorithm function) throws IOException {
        var hash = function.start();
        try (var in = open()) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), hash));
        }
        return Bytes.copyOf(hash.digest());
    }

    /** Returns the time in which the bytes, and copies of them, may be read. */
    default TimeLimit limit() {
        return TimeLimit.NONE;
    }

    /**
     * Returns the same bytes, for a limited time: readers end with {@link TimeSpentException}, which a verification by
     * {@link DocumentFormats} reports as {@code TIME_SPENT}.
     */
    default Source within(TimeLimit time) {
        return new LimitedSource(this, time);
    }

    /** Bytes of a file, which is read anew each time. */
    static Source ofFile(Path file) {
        return () -> Files.newInputStream(file);
    }

    /** Bytes in memory, for documents that are small. */
    static Source of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
