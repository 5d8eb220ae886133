package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Set;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.ContentDigest;
import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.FormatException.Reason;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeStamping;

import java.io.IOException;
import java.time.Instant;

/** Writer of CMS with one signer. It composes the bytes that the key signs; the document enters as content only. */
public final class CmsWriter {
    /** Rule of a format without pages. */
    private enum SealRule {
        FORMAT_WITHOUT_PAGES
    }

    private final ContentKind kind;

    public CmsWriter(ContentKind kind) {
        this.kind = kind;
    }

    /**
     * Prepares a document with its content within.
     *
     * @param signingTime claimed in the document, in whole seconds
     * @throws FormatException {@code CONTENT_REFUSED} if the content could pass for something else
     * @throws IOException if the content cannot be read
     */
    public Preparation attached(Content content, SignerIdentity signer, Instant signingTime, TimeStamping timeStamping)
            throws FormatException, IOException {
        return ofContent(content, content, signer, signingTime, timeStamping);
    }

    /** Refuses a seal, since CMS has no pages to show it on. */
    static void requireNoSeal(@Nullable SealAppearance seal) throws FormatException {
        if (seal != null) {
            throw FormatException.sealBreaks(SealRule.FORMAT_WITHOUT_PAGES);
        }
    }

    /**
     * Refuses a seal, and content that could pass for something else. It decides by the first bytes and the length, so that
     * no document is read to its end.
     */
    static void requireSignable(Content content, SignerIdentity signer, @Nullable SealAppearance seal)
            throws FormatException, IOException {
        requireNoSeal(seal);
        if (signer.form().hasSignedAttributes()) {
            return;
        }
        var watch = new AttributelessContent(signer.algorithm());
        try (var in = content.open()) {
            var head = in.readNBytes(AttributelessContent.HEAD);
            watch.update(head, 0, head.length);
        }
        var broken = watch.brokenRule(content.size());
        if (broken.isPresent()) {
            throw FormatException.contentBreaks(broken.get());
        }
    }

    /**
     * Prepares a signature whose content is separate; throws as {@link #attached}.
     *
     * @param signingTime in whole seconds; null when the document around the signature states it
     */
    public Preparation detached(
            Source content, SignerIdentity signer, @Nullable Instant signingTime, TimeStamping timeStamping)
            throws FormatException, IOException {
        return ofContent(content, null, signer, signingTime, timeStamping);
    }

    /**
     * Prepares a document from the digest of its content. The digest becomes the attribute message-digest; the U-Key
     * never signs it itself.
     *
     * @throws FormatException {@code CONTENT_REFUSED} in forms without signed attributes, and for another hash function
     */
    Preparation detached(ContentDigest digest, SignerIdentity signer, Instant signingTime, TimeStamping timeStamping)
            throws FormatException {
        var isOfSigner = digest.algorithm() == signer.algorithm().digestAlgorithm();
        if (!signer.form().hasSignedAttributes() || !isOfSigner) {
            throw new FormatException(Reason.CONTENT_REFUSED);
        }
        var attributes = attributes(digest.value().toArray(), signer, signingTime);
        return new AttributePreparation(signer, kind, attributes, null, timeStamping);
    }

    private Preparation ofContent(
            Source content,
            @Nullable Content within,
            SignerIdentity signer,
            @Nullable Instant signingTime,
            TimeStamping timeStamping)
            throws FormatException, IOException {
        if (!signer.form().hasSignedAttributes()) {
            return ContentPreparation.of(signer, content, within, timeStamping);
        }
        var digest = content.digest(signer.algorithm().digestAlgorithm());
        var attributes = attributes(digest.toArray(), signer, signingTime);
        return new AttributePreparation(signer, kind, attributes, within, timeStamping);
    }

    private ASN1Set attributes(byte[] digest, SignerIdentity signer, @Nullable Instant signingTime)
            throws FormatException {
        return Attributes.of(
                kind.typeIn(signer.form()),
                signer.algorithm().digestAlgorithm(),
                digest,
                signingTime,
                Der.encode(SignedCms.encoded(signer.certificate())));
    }

    /** Returns the length that no signature with separate content and without a signing time exceeds. */
    public int mostBytes(SignerIdentity signer, TimeStamping timeStamping) throws FormatException {
        var algorithm = signer.algorithm();
        var attributes = signer.form().hasSignedAttributes()
                ? attributes(new byte[algorithm.digestAlgorithm().lengthInBytes()], signer, null)
                : null;
        var raw = algorithm.longestRaw(signer.certificate().getPublicKey());
        var token = Attributes.tokenOfLength(timeStamping.mostBytes());
        var signed = SignedCms.of(signer, kind, attributes, raw, null, value -> token);
        return Math.toIntExact(signed.size());
    }
}
