package signinghelper.formats.verification;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fact about a signature or a document, found in one step of its validation.
 *
 * @param facts names of parts, instants in ISO 8601, object identifiers; by name
 */
public record Finding(Code code, Map<String, String> facts) {

    public Finding {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    public static Finding of(Code code) {
        return new Finding(code, Map.of());
    }

    public static Finding of(Code code, String name, Object fact) {
        return new Finding(code, Map.of(name, fact.toString()));
    }

    /** Returns the finding of a code for which this one is the reason, with its facts. */
    public Finding asReasonOf(Code other) {
        return new Finding(other, facts).with("reason", code);
    }

    Finding with(String name, Object fact) {
        var known = new TreeMap<>(facts);
        known.put(name, fact.toString());
        return new Finding(code, known);
    }

    public Step step() {
        return code.step();
    }

    public Severity severity() {
        return code.severity();
    }
}
