package signinghelper.token.bridge;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.Map;
import java.util.Objects;

/** A {@link Refusal} as it crosses the pipe. Its cause is not sent; it is logged in the bridge. */
record Refused(ErrorCode code, Map<String, String> facts) {
    Refused {
        Objects.requireNonNull(code);
        facts = Map.copyOf(facts);
    }

    static Refused of(Refusal refusal) {
        return new Refused(refusal.code(), refusal.facts());
    }

    Refusal toRefusal() {
        return new Refusal(code, facts);
    }
}
