package signinghelper.work;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.util.Map;

/** The end of a judgement before it was made. */
public final class JudgementEndedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Cause of the end. */
    public enum Reason {
        TIME,
        MEMORY,
        /** The process is gone: it crashed, or was ended with its session. */
        GONE
    }

    private final Reason reason;

    public JudgementEndedException(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Returns {@code CONTENT_REFUSED} with the rule {@code VERIFICATION_CRASHED}. */
    public Refusal refusal() {
        return new Refusal(ErrorCode.CONTENT_REFUSED, Map.of("rule", "VERIFICATION_CRASHED"));
    }
}
