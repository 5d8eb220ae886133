package signinghelper.portal.cms;

import signinghelper.portal.certificate.CertificateRefusedException;

/** A signed document is refused, for exactly one {@link Reason}. */
public final class CmsException extends Exception {
    private static final long serialVersionUID = 1L;

    public enum Reason {
        /** Not one CMS value, larger or deeper than anyone needs, or something stands behind it. */
        MALFORMED,
        /** Well-formed, but not in the one form that is accepted. */
        FORM,
        /** Signed by nobody, or by more than one. */
        SIGNER_COUNT,
        /** Digest or signature algorithm not accepted, or not one for this key in this form. */
        ALGORITHM,
        /** The content is neither within nor given; in forms without signed attributes its digest does not do. */
        CONTENT_MISSING,
        /** The content is within, though it was given apart. */
        CONTENT_TWICE,
        /** The content could be taken for the message of a token or for signed attributes. */
        CONFUSABLE_CONTENT,
        /** The content is not what was signed. */
        DIGEST,
        /** Signed attributes are missing, doubled, not in DER, or do not fit content and signer. */
        ATTRIBUTES,
        /** The signature does not hold. */
        SIGNATURE,
        /** The signer's certificate is not within. */
        CERTIFICATE_MISSING,
        /** Not one DER certificate. */
        CERTIFICATE_MALFORMED,
        /** A CA's certificate, or not for signing (RFC 5280, 4.2.1.3: digitalSignature). */
        CERTIFICATE_USAGE,
        /** Expired or not yet valid by the verifier's clock. */
        CERTIFICATE_VALIDITY,
        /** No chain to a configured anchor, or one that hangs on a broken hash function. */
        CERTIFICATE_UNTRUSTED,
        /** Revoked by its CA; the signature holds. */
        CERTIFICATE_REVOKED,
        /** Put on hold by its CA; the signature holds. */
        CERTIFICATE_ON_HOLD,
        /** No current answer of the CA that can be believed; the signature holds. */
        REVOCATION_UNKNOWN;

        /** The reason for a document by such a certificate. */
        public static Reason of(CertificateRefusedException.Reason reason) {
            return switch (reason) {
                case USAGE -> CERTIFICATE_USAGE;
                case VALIDITY -> CERTIFICATE_VALIDITY;
                case UNTRUSTED -> CERTIFICATE_UNTRUSTED;
                case REVOKED -> CERTIFICATE_REVOKED;
                case ON_HOLD -> CERTIFICATE_ON_HOLD;
                case REVOCATION_UNKNOWN -> REVOCATION_UNKNOWN;
            };
        }
    }

    private final Reason reason;

    CmsException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    CmsException(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static void require(boolean holds, Reason otherwise) throws CmsException {
        if (!holds) {
            throw new CmsException(otherwise);
        }
    }
}
