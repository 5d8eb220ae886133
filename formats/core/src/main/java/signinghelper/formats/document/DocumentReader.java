package signinghelper.formats.document;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.CheckReturnValue;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;

/** Reader of signed documents in one format. Found by {@link DocumentFormats}; one that also writes is a {@link DocumentFormat}. */
interface DocumentReader {

    /** Name on the wire and at the terminal, such as {@code cms-detached}. */
    String id();

    /** Returns true when the content lies apart from the signed document. */
    default boolean isDetached() {
        return false;
    }

    /**
     * Returns true when a document is in this format, by as much of it as that needs. Signed or not.
     *
     * @throws IOException if the document cannot be read
     */
    boolean recognises(Source document) throws IOException;

    /**
     * Verifies every signature in a document.
     *
     * @param apart the content when it is separate; null when it lies within
     * @throws IOException if the document or the content cannot be read
     */
    @CheckReturnValue
    VerificationReport verify(Source document, @Nullable Source apart, VerificationContext context) throws IOException;
}
