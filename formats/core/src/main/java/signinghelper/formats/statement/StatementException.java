package signinghelper.formats.statement;

import signinghelper.formats.RefusalMessage;

/** A statement whose signature holds is refused all the same, for exactly one {@link Reason}. */
public final class StatementException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Reason why a statement is refused. */
    public enum Reason {
        MALFORMED("Not the JSON of a statement."),
        OTHER_KIND("The statement is about a rehearsal instead of an opening, or the other way round."),
        OTHER_REQUEST("The statement was made for another portal, another nonce, or on the command line."),
        OTHER_ENVELOPES("The statement is over other envelopes, or in another order.");

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

    StatementException(Reason reason, String detail) {
        super(RefusalMessage.of(reason, reason.sentence(), detail));
        this.reason = reason;
    }

    StatementException(Reason reason, Throwable cause) {
        super(RefusalMessage.of(reason, reason.sentence(), cause), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
