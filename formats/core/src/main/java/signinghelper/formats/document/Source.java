package signinghelper.formats.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes of one document that can be read more than once, from start to end. */
@FunctionalInterface
public interface Source {

    /**
     * Opens the bytes for one reading.
     *
     * @throws IOException if they cannot be read
     */
    InputStream open() throws IOException;

    /** Bytes of a file, which is read anew each time. */
    static Source ofFile(Path file) {
        return () -> Files.newInputStream(file);
    }

    /** Bytes in memory, for documents that are small. */
    static Source of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
