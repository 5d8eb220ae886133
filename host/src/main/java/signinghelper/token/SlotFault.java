package signinghelper.token;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reader whose U-Key cannot be read, while its driver works.
 *
 * @param driver as {@link TokenDriver#name}
 * @param token the reader's name, or its number when it has none
 */
public record SlotFault(String driver, String token) {
    public SlotFault {
        Objects.requireNonNull(driver);
        Objects.requireNonNull(token);
    }

    /** Returns the reader in a refusal by {@link #toRefusal}; empty for other refusals. */
    static Optional<SlotFault> of(Refusal refusal) {
        var driver = refusal.facts().get("driver");
        var token = refusal.facts().get("token");
        return refusal.code() != ErrorCode.TOKEN_UNREADABLE || driver == null || token == null
                ? Optional.empty()
                : Optional.of(new SlotFault(driver, token));
    }

    /** Returns the fault as {@code TOKEN_UNREADABLE}. */
    public Refusal toRefusal() {
        return new Refusal(ErrorCode.TOKEN_UNREADABLE, Map.of("driver", driver, "token", token));
    }
}
