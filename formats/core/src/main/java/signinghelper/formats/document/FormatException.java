package signinghelper.formats.document;

import org.jspecify.annotations.Nullable;

/** A document that cannot be signed, for exactly one {@link Reason}. */
public final class FormatException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Reason why a document cannot be signed. */
    public enum Reason {
        KEY_UNSUPPORTED,
        CERTIFICATE_MALFORMED,
        CONTENT_REFUSED,
        SEAL_REFUSED,
        TIME_STAMP_UNAVAILABLE,
        SIGNATURE_INVALID
    }

    private final Reason reason;
    private final @Nullable String rule;

    /** @param rule name of the broken rule; null when it has no name */
    private FormatException(Reason reason, @Nullable String rule, @Nullable Throwable cause) {
        super(rule == null ? reason.name() : reason.name() + ": " + rule, cause);
        this.reason = reason;
        this.rule = rule;
    }

    public FormatException(Reason reason) {
        this(reason, null, null);
    }

    public FormatException(Reason reason, Throwable cause) {
        this(reason, null, cause);
    }

    /** Refuses content that breaks a rule. */
    public static FormatException contentBreaks(Enum<?> rule) {
        return new FormatException(Reason.CONTENT_REFUSED, rule.name(), null);
    }

    /** Refuses a seal that breaks a rule. */
    public static FormatException sealBreaks(Enum<?> rule) {
        return new FormatException(Reason.SEAL_REFUSED, rule.name(), null);
    }

    public Reason reason() {
        return reason;
    }

    /** Returns the name of the broken rule; null when the reason needs none. */
    public @Nullable String rule() {
        return rule;
    }
}
