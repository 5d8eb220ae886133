package signinghelper.token.bridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.Map;

/**
 * What a bridge answers: a result, or a refusal with code and facts. The cause of a refusal stays behind and is logged
 * there.
 *
 * @param result what the call's {@link BridgeCall#answerType} becomes as JSON; null exactly when refused
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
