package signinghelper.token;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * U-Key whose contents cannot be read, listed with the readable ones.
 *
 * @param driver as {@link TokenDriver#name}
 * @param label of the U-Key; its reader's name or number when the label cannot be read
 * @param code {@code TOKEN_UNREADABLE} when its driver works
 */
public record TokenFault(String driver, String label, ErrorCode code) {

    /** Creates the fault of a reader whose U-Key cannot be read, while its driver works. */
    public TokenFault(String driver, String reader) {
        this(driver, reader, ErrorCode.TOKEN_UNREADABLE);
    }

    public TokenFault {
        Objects.requireNonNull(driver);
        Objects.requireNonNull(label);
        Objects.requireNonNull(code);
    }

    /** Returns the reader in a refusal by {@link #toRefusal}; empty for a refusal that is not {@code TOKEN_UNREADABLE}. */
    public static Optional<TokenFault> of(Refusal refusal) {
        var driver = refusal.facts().get("driver");
        var token = refusal.facts().get("token");
        return refusal.code() != ErrorCode.TOKEN_UNREADABLE || driver == null || token == null
                ? Optional.empty()
                : Optional.of(new TokenFault(driver, token));
    }

    /** A driver that has listed the U-Key but fails to read it counts as working. */
    public static TokenFault of(TokenInfo token, Refusal refusal) {
        var code = refusal.code() == ErrorCode.DRIVER_FAILED ? ErrorCode.TOKEN_UNREADABLE : refusal.code();
        return new TokenFault(token.driver(), token.label(), code);
    }

    public Refusal toRefusal() {
        return new Refusal(code, Map.of("driver", driver, "token", label));
    }
}
