package signinghelper.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Map;

/**
 * Part of a refusal that the page receives.
 *
 * @param facts no secret, path or personal data
 * @param link page where the user installs or updates the missing or outdated part; null when that would not help
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
