package signinghelper.formats.document;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    default Need need() {
        return Need.CONTENT;
    }

    /** Returns true when documents have pages, which are shown to people and may bear a seal. */
    default boolean hasPages() {
        return false;
    }

    /**
     * Returns true when other programs open as this format a document that {@link #recognises} refuses.
     *
     * @throws IOException if the document cannot be read
     */
    default boolean opensElsewhere(Source document) throws IOException {
        return false;
    }

    /** Returns the format and those that come with it, each with a name of its own. */
    default List<DocumentFormat> variants() {
        return List.of(this);
    }

    /**
     * Returns the pages that a seal can be placed on; empty when the format has no pages.
     *
     * @throws FormatException {@code CONTENT_REFUSED} with the rule that the document breaks
     * @throws IOException if the content cannot be read
     */
    List<PageSize> pages(Content content) throws FormatException, IOException;

    /** Returns true when a seal is multiplied with the page below it, so that text under it stays legible. */
    default boolean multipliesSeal() {
        return false;
    }

    /**
     * Returns the format that signs in one of the fields that wait in a document.
     *
     * @param field fully qualified name
     * @return empty where documents have no such fields
     */
    default Optional<DocumentFormat> inField(String field) {
        return Optional.empty();
    }

    /**
     * Refuses a document that the format cannot sign, before the user is asked.
     *
     * @param seal null when the signature is not to be visible
     * @throws FormatException {@code CONTENT_REFUSED} with the rule that the document breaks; {@code SEAL_REFUSED} when
     *     the seal does not fit the format, the pages or the certificate
     * @throws IOException if the content cannot be read
     */
    void requireSignable(Content content, SignerIdentity signer, @Nullable SealAppearance seal)
            throws FormatException, IOException;

    /**
     * Prepares a document for signing.
     *
     * @param content read to its end, and once more when the signed document is written with the content within
     * @param signingTime claimed in the document, in whole seconds
     * @param seal null when the signature is not visible
     * @param timeStamping asked once the signature has been made and verified
     * @throws FormatException as {@link #requireSignable}, or {@code CONTENT_REFUSED} if the content could pass for
     *     something else
     * @throws IOException if the content cannot be read
     */
    Preparation prepare(
            Content content,
            SignerIdentity signer,
            Instant signingTime,
            @Nullable SealAppearance seal,
            TimeStamping timeStamping)
            throws FormatException, IOException;

    /**
     * Prepares a document from the digest of its content. The U-Key never signs this digest itself. A format that needs
     * the content refuses.
     *
     * @param signingTime claimed in the document, in whole seconds
     * @throws FormatException {@code CONTENT_REFUSED} if the format or the signer's form needs the content, or the digest
     *     is by another function than the signer's
     */
    default Preparation prepare(
            ContentDigest digest, SignerIdentity signer, Instant signingTime, TimeStamping timeStamping)
            throws FormatException {
        throw new FormatException(FormatException.Reason.CONTENT_REFUSED);
    }
}
