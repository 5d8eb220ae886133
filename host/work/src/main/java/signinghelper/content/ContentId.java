package signinghelper.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.UUID;
import java.util.regex.Pattern;

/** Id of content that a session has put. The host creates it; another session cannot use it. */
public record ContentId(@JsonValue String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContentId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a content id");
        }
    }

    static ContentId fresh() {
        return new ContentId(UUID.randomUUID().toString());
    }
}
