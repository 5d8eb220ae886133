package signinghelper.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import signinghelper.installation.Version;

/** Version of host, extension or page library. Its first number is the major version of the protocol it speaks. */
public record ProductVersion(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProductVersion {
        Version.parse(value);
    }

    public int major() {
        return Version.parse(value).major();
    }
}
