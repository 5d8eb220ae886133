package signinghelper.token;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.Map;
import java.util.Objects;

/**
 * U-Key whose contents cannot be read, listed with the readable ones.
 *
 * @param driver as {@link TokenDriver#name}
 * @param label of the U-Key, or its reader's name when the label cannot be read
 * @param code {@code TOKEN_UNREADABLE} when its driver works
 */
public record TokenFault(String driver, String label, ErrorCode code) {
    public TokenFault {
        Objects.requireNonNull(driver);
        Objects.requireNonNull(label);
        Objects.requireNonNull(code);
    }

    static TokenFault of(SlotFault slot) {
        return new TokenFault(slot.driver(), slot.token(), ErrorCode.TOKEN_UNREADABLE);
    }

    /** A driver that has listed the U-Key but fails to read it counts as working. */
    static TokenFault of(TokenInfo token, Refusal refusal) {
        var code = refusal.code() == ErrorCode.DRIVER_FAILED ? ErrorCode.TOKEN_UNREADABLE : refusal.code();
        return new TokenFault(token.driver(), token.label(), code);
    }

    public Refusal toRefusal() {
        return new Refusal(code, Map.of("driver", driver, "token", label));
    }
}
