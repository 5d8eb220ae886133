package signinghelper.formats.envelope.recipient;

import signinghelper.formats.RefusalMessage;

import java.util.List;

/** An envelope is not written or not opened, for exactly one {@link Reason}. */
public final class EnvelopeException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Reason of a refusal. All but the last are known before anything is decrypted. */
    public enum Reason {
        /** Cut, damaged, or beyond the bounds. */
        MALFORMED("Not one whole envelope within the bounds."),
        /** A form or algorithm that is not read. */
        UNSUPPORTED("The envelope has a form or an algorithm that is not read."),
        /** Encrypted to other certificates. */
        NOT_A_RECIPIENT("The envelope is for none of these keys."),
        /** A certificate that nothing is encrypted to. */
        RECIPIENT_UNSUITABLE("Nothing can be encrypted to these certificates together."),
        /** Everything that depends on decrypted octets: content key, padding, tag and signature. Never has a detail or a cause. */
        UNREADABLE("The envelope does not open with this key.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** Sentence for a log. */
        public String sentence() {
            return sentence;
        }
    }

    private final Reason reason;

    @SuppressWarnings("serial") // Never serialized; the list is immutable.
    private final List<RecipientName> recipients;

    private EnvelopeException(Reason reason, String message, List<RecipientName> recipients) {
        super(message);
        this.reason = reason;
        this.recipients = recipients;
    }

    /**
     * Refuses before decryption.
     *
     * @param detail fact that everybody can see in the envelope, e.g. an object identifier
     */
    public EnvelopeException(Reason reason, String detail) {
        this(requireDetailed(reason), RefusalMessage.of(reason, reason.sentence(), detail), List.of());
    }

    /** Refuses an envelope for others, who are named. */
    public static EnvelopeException notFor(List<RecipientName> recipients) {
        var reason = Reason.NOT_A_RECIPIENT;
        return new EnvelopeException(
                reason, RefusalMessage.of(reason, reason.sentence(), (String) null), List.copyOf(recipients));
    }

    /** Refuses what does not decrypt; each time with the same words. */
    public static EnvelopeException unreadable() {
        var reason = Reason.UNREADABLE;
        return new EnvelopeException(reason, RefusalMessage.of(reason, reason.sentence(), (String) null), List.of());
    }

    private static Reason requireDetailed(Reason reason) {
        if (reason == Reason.UNREADABLE) {
            throw new IllegalArgumentException("no detail of decrypted octets");
        }
        return reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Returns the certificates that the envelope is for; empty for other reasons than {@link Reason#NOT_A_RECIPIENT}. */
    public List<RecipientName> recipients() {
        return recipients;
    }
}
