package signinghelper.formats.document.timestamp;

import signinghelper.formats.verification.Finding;

/** Answer of an authority that gives no usable time stamp, for exactly one {@link Reason}. */
public final class TimeStampRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Reason why an answer is not used. */
    public enum Reason {
        MALFORMED,
        /** The authority refuses to stamp. */
        NOT_GRANTED,
        /** Nonce, imprint or another field answers another question. */
        OTHER_ANSWER,
        /** The time stamp does not hold, or its authority is not trusted. */
        PROVES_NOTHING,
        /** The authority's clock and the best known time are far apart. */
        OTHER_TIME
    }

    private final Reason reason;

    TimeStampRefusedException(Reason reason, String message) {
        super(reason + ": " + message);
        this.reason = reason;
    }

    TimeStampRefusedException(Reason reason, Finding finding) {
        this(reason, finding.toString());
    }

    TimeStampRefusedException(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
