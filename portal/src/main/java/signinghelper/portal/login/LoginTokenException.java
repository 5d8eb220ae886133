package signinghelper.portal.login;

/** A login token is refused, for exactly one {@link Reason}. Tell the person only that the login failed. */
public final class LoginTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a token is refused. The portal logs it; an attacker should not be told. */
    public enum Reason {
        /** Not the JSON of a token, or its signature is not Base64. */
        MALFORMED,
        /** Format unknown, or not the one of the algorithm. */
        FORMAT,
        /** Algorithm unknown, or not the one of the certificate's key. */
        ALGORITHM,
        /** Not one DER certificate. */
        CERTIFICATE_MALFORMED,
        /** Expired or not yet valid by the server's clock. */
        CERTIFICATE_VALIDITY,
        /** A CA's certificate, or not for signing (RFC 5280, 4.2.1.3: digitalSignature). */
        CERTIFICATE_USAGE,
        /** No chain to a configured anchor, or one that hangs on a broken hash function. */
        CERTIFICATE_UNTRUSTED,
        /** The nonce was never issued, has been used, or is long over its time. */
        CHALLENGE_UNKNOWN,
        /** The nonce is over its time by the server's clock. */
        CHALLENGE_EXPIRED,
        /** The nonce was issued for another purpose. */
        CHALLENGE_PURPOSE,
        /** The nonce was issued to another browser session. */
        CHALLENGE_SESSION,
        /** The signature does not hold for this origin, nonce and certificate. */
        SIGNATURE
    }

    private final Reason reason;

    public LoginTokenException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public LoginTokenException(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
