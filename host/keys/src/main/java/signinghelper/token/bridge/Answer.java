package signinghelper.token.bridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.Map;

/**
 * Answer of a bridge: a result, or a refusal with code and facts. The cause of a refusal is not sent; it is logged in
 * the bridge.
 *
 * @param result as JSON of what the {@link BridgeCall} answers; null exactly when refused
 */
record Answer(@Nullable ObjectNode result, @Nullable ErrorCode code, Map<String, String> facts) {
    Answer {
        if ((result == null) == (code == null)) {
            throw new IllegalArgumentException("either a result or a code");
        }
        facts = Map.copyOf(facts);
    }

    static Answer of(ObjectNode result) {
        return new Answer(result, null, Map.of());
    }

    static Answer of(Refusal refusal) {
        return new Answer(null, refusal.code(), refusal.facts());
    }
}
