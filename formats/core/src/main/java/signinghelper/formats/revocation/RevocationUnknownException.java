package signinghelper.formats.revocation;

/** Absence of a trustworthy statement about a certificate's revocation, for exactly one {@link Reason}. */
public final class RevocationUnknownException extends Exception {
    private static final long serialVersionUID = 1L;

    public enum Reason {
        /** Not a revocation list, or not an OCSP answer. */
        MALFORMED,
        /** Not the signature of the CA or of a responder that it appointed, or by an algorithm that is not accepted. */
        SIGNATURE,
        /** Signed by a responder that the CA did not appoint (RFC 6960, 4.2.2.2). */
        RESPONDER_UNAUTHORISED,
        /** The answer to another question: the nonce differs (RFC 6960, 4.4.1). */
        NONCE_DIFFERENT,
        /** The responder gave no answer but a reason, e.g. {@code tryLater} (RFC 6960, 4.2.1). */
        RESPONDER_REFUSED,
        /** A list or an answer of other certificates than this, or of some reasons only. */
        NOT_COVERED
    }

    private final Reason reason;

    RevocationUnknownException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    RevocationUnknownException(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
