package signinghelper.portal.certificate;

/** A certificate is refused, for exactly one {@link Reason}. */
public final class CertificateRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public enum Reason {
        /** A CA's certificate, or not for signing (RFC 5280, 4.2.1.3: digitalSignature; 4.2.1.12: extended key usage). */
        USAGE,
        /** Expired or not yet valid. */
        VALIDITY,
        /** No chain to a configured anchor, or one that hangs on a broken hash function. */
        UNTRUSTED,
        /** Revoked by its CA, or issued by one that was (RFC 5280, 5.3.1). */
        REVOKED,
        /** Put on hold by its CA (RFC 5280, 5.3.1: certificateHold). */
        ON_HOLD,
        /** No current answer of the CA that can be believed. */
        REVOCATION_UNKNOWN
    }

    private final Reason reason;

    public CertificateRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public CertificateRefusedException(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
