package signinghelper.formats.login;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/** The portal's challenge: at least 32 random bytes as Base64 or Base64url text. Hashed as the text that it is. */
public record Nonce(@JsonValue String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9+/=_-]{44,256}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Nonce {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a nonce");
        }
    }
}
