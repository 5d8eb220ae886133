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
        UNTRUSTED
    }

    private final Reason reason;

    CertificateRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    CertificateRefusedException(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
