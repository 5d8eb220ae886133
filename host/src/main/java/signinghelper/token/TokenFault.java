package signinghelper.token;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.Map;
import java.util.Objects;

/**
 * A U-Key whose contents cannot be read, beside others whose contents can.
 *
 * @param driver as {@link TokenDriver#name}
 * @param label of the U-Key, or its reader's name where not even that can be read
 * @param code {@code TOKEN_UNREADABLE} where its driver works
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

    /** A driver that fails at one U-Key, and has listed it, works. */
    static TokenFault of(TokenInfo token, Refusal refusal) {
        var code = refusal.code() == ErrorCode.DRIVER_FAILED ? ErrorCode.TOKEN_UNREADABLE : refusal.code();
        return new TokenFault(token.driver(), token.label(), code);
    }

    public Refusal toRefusal() {
        return new Refusal(code, Map.of("driver", driver, "token", label));
    }
}
