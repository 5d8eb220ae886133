package signinghelper.formats.document;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.time.Instant;

/** A format of signed documents: its writer and its reader. Found by {@link DocumentFormats}. */
public interface DocumentFormat {

    /** Part of a document that the format needs to sign it. */
    enum Need {
        /** The digest is enough where the signer's form has signed attributes. */
        DIGEST,
        /** The content itself. */
        CONTENT
    }

    /** Name on the wire and at the terminal, such as {@code cms-detached}. */
    String id();

    /** End of a signed file's name, such as {@code .p7s}. */
    String suffix();

    Need need();

    /** Returns true when the content lies apart from the signed document. */
    boolean isDetached();

    /**
     * Prepares a document for signing.
     *
     * @param content read to its end, and once more when the signed document is written with the content within
     * @param signingTime claimed in the document, in whole seconds
     * @throws FormatException {@code CONTENT_REFUSED} if the content could pass for something else
     * @throws IOException if the content cannot be read
     */
    Preparation prepare(Content content, SignerIdentity signer, Instant signingTime)
            throws FormatException, IOException;

    /**
     * Prepares a document from the digest of its content. The U-Key never signs this digest itself.
     *
     * @param signingTime claimed in the document, in whole seconds
     * @throws FormatException {@code CONTENT_REFUSED} if the format or the signer's form needs the content, or the digest
     *     is by another function than the signer's
     */
    Preparation prepare(ContentDigest digest, SignerIdentity signer, Instant signingTime) throws FormatException;

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
    VerificationReport verify(Source document, @Nullable Source apart, VerificationContext context) throws IOException;
}
