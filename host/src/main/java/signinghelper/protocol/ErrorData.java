package signinghelper.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Map;

/**
 * What the page gets of a refusal.
 *
 * @param facts no secret, path or personal data
 * @param link page on which the person installs or updates what is missing or too old; null where that would not help
 */
public record ErrorData(
        ErrorCode code,
        ErrorCode.Retry retry,
        Guidance guidance,
        Map<String, String> facts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable URI link) {
    public ErrorData {
        facts = Map.copyOf(facts);
    }
}
