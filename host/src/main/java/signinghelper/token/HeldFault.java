package signinghelper.token;

import java.util.Objects;

/** A faulty object, and the U-Key that holds it. */
public record HeldFault(TokenInfo token, KeyFault fault) {
    public HeldFault {
        Objects.requireNonNull(token);
        Objects.requireNonNull(fault);
    }
}
