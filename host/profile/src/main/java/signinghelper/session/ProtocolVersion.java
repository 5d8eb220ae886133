package signinghelper.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import signinghelper.installation.Version;

import java.util.regex.Pattern;

/** Version of the protocol that a desktop client speaks, such as {@code 2.0}; the host says its own in {@code hello}. */
public record ProtocolVersion(@JsonValue String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,5}\\.[0-9]{1,5}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProtocolVersion {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a version of the protocol");
        }
    }

    public int major() {
        return Version.parse(value).major();
    }
}
