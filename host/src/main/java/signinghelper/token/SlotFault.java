package signinghelper.token;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.Map;
import java.util.Objects;

/**
 * A reader whose U-Key cannot be read, while its driver works.
 *
 * @param driver as {@link TokenDriver#name}
 * @param token the reader's name, or its number when it has none
 */
public record SlotFault(String driver, String token) {
    public SlotFault {
        Objects.requireNonNull(driver);
        Objects.requireNonNull(token);
    }

    /** The same as {@code TOKEN_UNREADABLE}. */
    public Refusal toRefusal() {
        return new Refusal(ErrorCode.TOKEN_UNREADABLE, Map.of("driver", driver, "token", token));
    }
}
