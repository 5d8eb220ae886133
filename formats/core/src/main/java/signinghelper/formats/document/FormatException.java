package signinghelper.formats.document;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

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
    private final Map<String, String> facts;

    /** @param rule name of the broken rule; null when it has no name */
    private FormatException(
            Reason reason, @Nullable String rule, Map<String, String> facts, @Nullable Throwable cause) {
        super(
                reason.name() + (rule == null ? "" : ": " + rule) + (facts.isEmpty() ? "" : " " + new TreeMap<>(facts)),
                cause);
        this.reason = reason;
        this.rule = rule;
        this.facts = Map.copyOf(facts);
    }

    public FormatException(Reason reason) {
        this(reason, null, Map.of(), null);
    }

    public FormatException(Reason reason, Throwable cause) {
        this(reason, null, Map.of(), cause);
    }

    /** Refuses content that breaks a rule. */
    public static FormatException contentBreaks(Enum<?> rule) {
        return new FormatException(Reason.CONTENT_REFUSED, rule.name(), Map.of(), null);
    }

    /** Refuses a seal that breaks a rule. */
    public static FormatException sealBreaks(Enum<?> rule) {
        return sealBreaks(rule, Map.of());
    }

    /**
     * Refuses a seal that breaks a rule.
     *
     * @param facts values behind the rule, by name, such as the page's number
     */
    public static FormatException sealBreaks(Enum<?> rule, Map<String, String> facts) {
        return new FormatException(Reason.SEAL_REFUSED, rule.name(), facts, null);
    }

    public Reason reason() {
        return reason;
    }

    /** Returns the name of the broken rule; null when the reason needs none. */
    public @Nullable String rule() {
        return rule;
    }

    /** Returns the values behind the rule, by name; empty where the rule says all. */
    public Map<String, String> facts() {
        return facts;
    }
}
