package signinghelper.formats.document.cms;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.SignatureVerifier;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.FormatException.Reason;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.Signed;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeStamping;

import java.io.IOException;

/** A signature over the content itself, in forms without signed attributes. */
final class ContentPreparation implements Preparation {
    private static final int BUFFER = 64 * 1024;

    private final SignerIdentity signer;
    private final Digest digest;
    private final SignatureVerifier verifier;
    private final @Nullable Content within;
    private final TimeStamping timeStamping;

    private ContentPreparation(
            SignerIdentity signer,
            Digest digest,
            SignatureVerifier verifier,
            @Nullable Content within,
            TimeStamping timeStamping) {
        this.signer = signer;
        this.digest = digest;
        this.verifier = verifier;
        this.within = within;
        this.timeStamping = timeStamping;
    }

    /**
     * Reads the content once.
     *
     * @param within the content when it lies within; null when it is separate
     * @throws FormatException {@code CONTENT_REFUSED} if the content could pass for something else
     */
    static ContentPreparation of(
            SignerIdentity signer, Source content, @Nullable Content within, TimeStamping timeStamping)
            throws FormatException, IOException {
        var algorithm = signer.algorithm();
        var watch = new AttributelessContent(algorithm);
        var digest = algorithm.startDigest(signer.certificate().getPublicKey());
        var verifier = algorithm.verifier(signer.certificate());
        try (var in = content.open()) {
            var buffer = new byte[BUFFER];
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                watch.update(buffer, 0, count);
                digest.update(buffer, 0, count);
                verifier.update(buffer, 0, count);
            }
        }
        var broken = watch.brokenRule();
        if (broken.isPresent()) {
            throw FormatException.contentBreaks(broken.get());
        }
        var toSign = new Digest(algorithm.digestAlgorithm(), Bytes.copyOf(digest.digest()));
        return new ContentPreparation(signer, toSign, verifier, within, timeStamping);
    }

    @Override
    public Digest digestToSign() {
        return digest;
    }

    @Override
    public Signed finish(Bytes raw) throws FormatException {
        if (!verifier.verify(raw.toArray())) {
            throw new FormatException(Reason.SIGNATURE_INVALID);
        }
        return SignedCms.of(signer, ContentKind.DOCUMENT, null, raw, within, timeStamping);
    }
}
