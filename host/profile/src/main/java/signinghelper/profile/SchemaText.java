package signinghelper.profile;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rule of a schema as text for readers: {@code "demo" | "production"}, {@code integer, minimum 1}. */
final class SchemaText {
    private static final List<String> LIMITS =
            List.of("pattern", "format", "minimum", "maximum", "minLength", "minItems", "maxItems", "uniqueItems");

    private SchemaText() {}

    static String of(JsonNode rule) {
        if (rule.has("const")) {
            return rule.get("const").toString();
        }
        for (var values : List.of("enum", "oneOf", "anyOf")) {
            if (rule.has(values) && !rule.has("type")) {
                return elements(rule.get(values))
                        .map(value -> values.equals("enum") ? value.toString() : of(value))
                        .collect(Collectors.joining(" | "));
            }
        }
        if (rule.has("$ref") && !rule.has("type")) {
            var reference = rule.get("$ref").asText();
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        var parts = new ArrayList<String>();
        if (rule.has("type")) {
            parts.add(rule.get("type").asText());
        }
        LIMITS.stream().filter(rule::has).forEach(limit -> parts.add(limit + " " + text(rule.get(limit))));
        if (rule.has("required")) {
            parts.add("required " + names(rule.get("required")));
        }
        Stream.of("oneOf", "anyOf")
                .filter(rule::has)
                .forEach(alternatives -> parts.add(
                        elements(rule.get(alternatives)).map(SchemaText::of).collect(Collectors.joining(" | "))));
        return String.join(", ", parts);
    }

    private static String text(JsonNode limit) {
        return limit.isTextual() ? limit.asText() : limit.toString();
    }

    private static String names(JsonNode array) {
        return elements(array).map(JsonNode::asText).collect(Collectors.joining(" + "));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
