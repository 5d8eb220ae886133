package signinghelper.formats.document;

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
}
