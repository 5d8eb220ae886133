package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Set;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.FormatException.Reason;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.Signed;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.TimeStamping;

/** A signature over signed attributes, among them the content's digest (RFC 5652, 5.4). */
final class AttributePreparation implements Preparation {
    private final SignerIdentity signer;
    private final ContentKind kind;
    private final ASN1Set attributes;
    private final byte[] message;
    private final @Nullable Content within;
    private final TimeStamping timeStamping;

    /** @param within the content when it lies within; null when it is separate */
    AttributePreparation(
            SignerIdentity signer,
            ContentKind kind,
            ASN1Set attributes,
            @Nullable Content within,
            TimeStamping timeStamping) {
        this.signer = signer;
        this.kind = kind;
        this.attributes = attributes;
        this.message = Der.encode(attributes);
        this.within = within;
        this.timeStamping = timeStamping;
    }

    @Override
    public Digest digestToSign() {
        var algorithm = signer.algorithm();
        var digest = algorithm.digest(signer.certificate().getPublicKey(), message);
        return new Digest(algorithm.digestAlgorithm(), Bytes.copyOf(digest));
    }

    @Override
    public Signed finish(Bytes raw) throws FormatException {
        if (!signer.algorithm().verify(signer.certificate(), message, raw.toArray())) {
            throw new FormatException(Reason.SIGNATURE_INVALID);
        }
        return SignedCms.of(signer, kind, attributes, raw, within, timeStamping);
    }
}
