package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import signinghelper.installation.Version;

/** Version of the helper that its maker has withdrawn, such as {@code 1.2.0}. */
public record WithdrawnVersion(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WithdrawnVersion {
        try {
            Version.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("profile: withdrawnVersions", e);
        }
    }

    /** Compares by number, so that {@code 1.2} is {@code 1.2.0}. */
    boolean is(String version) {
        return Version.parse(value).equals(Version.parse(version));
    }
}
