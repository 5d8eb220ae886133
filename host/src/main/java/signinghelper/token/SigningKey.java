package signinghelper.token;

import java.util.Objects;

/** A key that can sign, and the U-Key that holds it. */
public record SigningKey(TokenInfo token, KeyEntry key) {
    public SigningKey {
        Objects.requireNonNull(token);
        if (key.use() != KeyEntry.Use.SIGNATURE) {
            throw new IllegalArgumentException("not a signing key: " + key.container());
        }
    }
}
