package signinghelper.profile;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Names of the forms of texts in a profile, by the schema's regular expression. The name is the {@code title} beside
 * the {@code pattern}; its text is in {@code words.properties}.
 */
record TextForms(Map<String, String> names) {
    TextForms {
        names = Map.copyOf(names);
    }

    static TextForms of(JsonNode schema) {
        var names = new HashMap<String, String>();
        schema.findParents("pattern").stream()
                .filter(rule -> rule.path("pattern").isTextual())
                .forEach(rule -> names.put(
                        rule.path("pattern").asText(),
                        Objects.requireNonNull(rule.path("title").textValue(), "a pattern without a title")));
        return new TextForms(names);
    }
}
