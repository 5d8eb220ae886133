package signinghelper.formats.document;

import java.io.IOException;
import java.time.Instant;

/** A format of signed documents: its writer and its reader. Found by {@link DocumentFormats}. */
public interface DocumentFormat extends DocumentReader {

    /** Part of a document that the format needs to sign it. */
    enum Need {
        /** The digest is enough where the signer's form has signed attributes. */
        DIGEST,
        /** The content itself. */
        CONTENT
    }

    /** End of a signed file's name, such as {@code .p7s}. */
    String suffix();

    Need need();

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
}
