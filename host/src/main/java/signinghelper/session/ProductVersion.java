package signinghelper.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/** Version of host, extension or page library. Its first number is the major version of the protocol it speaks. */
public record ProductVersion(@JsonValue String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,5}\\.[0-9]{1,5}(\\.[0-9]{1,5})?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProductVersion {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a version");
        }
    }

    public int major() {
        return Integer.parseInt(value.substring(0, value.indexOf('.')));
    }
}
