package signinghelper.formats.document;

import signinghelper.formats.algorithm.Bytes;

import java.io.IOException;
import java.io.OutputStream;

/** A signed document. Its content is never held in memory. */
public interface Signed {

    /** Number of bytes that {@link #writeTo} writes. */
    long size();

    /**
     * Writes the whole document.
     *
     * @throws IOException if {@code out} fails, or the content is no longer the signed one
     */
    void writeTo(OutputStream out) throws IOException;

    /** Small document in memory. */
    static Signed of(Bytes document) {
        return new InMemory(document);
    }

    /** Small document in memory. */
    record InMemory(Bytes document) implements Signed {
        @Override
        public long size() {
            return document.length();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(document.toArray());
        }
    }
}
