package signinghelper.formats.receipt;

import signinghelper.formats.RefusalMessage;

/** A receipt whose signature holds is refused all the same, for exactly one {@link Reason}. */
public final class ReceiptException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Reason why a receipt is refused. */
    public enum Reason {
        MALFORMED("Not the JSON of a receipt."),
        OTHER_REQUEST("The receipt was made for another portal, another nonce, or on the command line."),
        OTHER_DOCUMENTS("The receipt is over other documents, or in another order, or names others as signed.");

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

    ReceiptException(Reason reason, String detail) {
        super(RefusalMessage.of(reason, reason.sentence(), detail));
        this.reason = reason;
    }

    ReceiptException(Reason reason, Throwable cause) {
        super(RefusalMessage.of(reason, reason.sentence(), cause), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
