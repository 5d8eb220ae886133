package signinghelper.protocol;

import java.util.Map;

/**
 * The helper's only checked exception: a request ends with {@code code}.
 *
 * <p>{@code facts} fill the placeholders of the guidance text and are sent to the page, so they contain no secret, path
 * or personal data. Native values and foreign texts stay in the cause, for the log.
 */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Map<String, String> facts;

    public Refusal(ErrorCode code, Map<String, String> facts) {
        super(code + " " + facts);
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    public Refusal(ErrorCode code, Map<String, String> facts, Throwable cause) {
        super(code + " " + facts, cause);
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    public static Refusal of(ErrorCode code) {
        return new Refusal(code, Map.of());
    }

    public static Refusal of(ErrorCode code, Throwable cause) {
        return new Refusal(code, Map.of(), cause);
    }

    public ErrorCode code() {
        return code;
    }

    public Map<String, String> facts() {
        return facts;
    }
}
