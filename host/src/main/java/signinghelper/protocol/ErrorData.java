package signinghelper.protocol;

import java.util.Map;

/**
 * What the page gets of a refusal.
 *
 * @param facts no secret, path or personal data
 */
public record ErrorData(ErrorCode code, ErrorCode.Retry retry, Guidance guidance, Map<String, String> facts) {
    public ErrorData {
        facts = Map.copyOf(facts);
    }
}
