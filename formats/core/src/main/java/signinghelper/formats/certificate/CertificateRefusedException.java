package signinghelper.formats.certificate;

import signinghelper.formats.RefusalMessage;

/** A certificate is refused, for exactly one {@link Reason}. */
public final class CertificateRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public enum Reason {
        /** A CA's certificate, or not for signing (RFC 5280, 4.2.1.3: digitalSignature; 4.2.1.12: extended key usage). */
        USAGE("The certificate is a CA's, or not for signing."),
        /** Expired or not yet valid. */
        VALIDITY("The certificate is expired or not yet valid by the server's clock."),
        /** No chain leads to a configured anchor, or the chain uses a broken hash function. */
        UNTRUSTED("The certificate has no chain to a configured anchor."),
        /** Revoked by its CA, or issued by one that was (RFC 5280, 5.3.1). */
        REVOKED("The CA has revoked the certificate."),
        /** Put on hold by its CA (RFC 5280, 5.3.1: certificateHold). */
        ON_HOLD("The CA has put the certificate on hold."),
        /** No current and authentic answer of the CA. */
        REVOCATION_UNKNOWN("The CA gave no current answer that can be believed.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** Sentence for the portal's log. */
        public String sentence() {
            return sentence;
        }
    }

    private final Reason reason;

    public CertificateRefusedException(Reason reason) {
        super(RefusalMessage.of(reason, reason.sentence(), (String) null));
        this.reason = reason;
    }

    public CertificateRefusedException(Reason reason, Throwable cause) {
        super(RefusalMessage.of(reason, reason.sentence(), cause), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
