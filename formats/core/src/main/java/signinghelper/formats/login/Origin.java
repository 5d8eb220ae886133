package signinghelper.formats.login;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * A web origin as the browser serialises it (RFC 6454, 6.2): scheme, host and, when it is not the scheme's default,
 * port. An internationalised host is in its ASCII form. An opaque origin ({@code null}) is not accepted.
 */
public record Origin(@JsonValue String value) {
    private static final int MAX_CHARACTERS = 300;
    private static final String LOCAL = "http://localhost";
    private static final Pattern SHAPE =
            Pattern.compile("(https?)://([a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:[1-9][0-9]{0,4})?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Origin {
        if (value.length() > MAX_CHARACTERS || !SHAPE.matcher(value).matches() || hasUsualPort(value)) {
            throw new IllegalArgumentException("not a web origin");
        }
    }

    private static boolean hasUsualPort(String value) {
        return value.endsWith(value.startsWith("https:") ? ":443" : ":80");
    }

    /** True for https, and for http from this computer itself, whose pages may use a U-Key as well. */
    public boolean isSecure() {
        return value.startsWith("https://") || value.equals(LOCAL) || value.startsWith(LOCAL + ":");
    }

    @Override
    public String toString() {
        return value;
    }
}
