package signinghelper.profile;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * JSON Schema (2020-12), as far as {@code profile.schema.json} uses it. A keyword that is not known here is an error of
 * the schema, and never passed over.
 */
final class SchemaCheck {
    private static final Set<String> OF_OBJECTS =
            Set.of("additionalProperties", "required", "properties", "propertyNames");
    private static final Set<String> OF_ARRAYS = Set.of("items", "minItems", "maxItems", "uniqueItems");
    private static final Set<String> OF_TEXTS = Set.of("pattern", "minLength", "format");
    private static final Set<String> OF_NUMBERS = Set.of("minimum", "maximum");
    private static final Set<String> FURTHER =
            Set.of("$ref", "type", "enum", "const", "oneOf", "anyOf", "if", "then", "else", "default", "description");
    private static final Set<String> OF_THE_WHOLE = Set.of("$schema", "$id", "title", "$defs");

    /** Characters of a wrong value that are repeated. */
    private static final int SHOWN = 80;

    private final JsonNode schema;

    SchemaCheck(JsonNode schema) {
        this.schema = schema;
    }

    /** Returns every fault of {@code json}, in the order of the file. */
    List<ProfileFault> faults(JsonNode json) {
        return faults(schema, json, "");
    }

    private List<ProfileFault> faults(JsonNode rule, JsonNode json, String place) {
        refuseUnknown(rule);
        var found = new ArrayList<ProfileFault>();
        if (rule.has("$ref")) {
            found.addAll(faults(schema.at(rule.get("$ref").asText().substring(1)), json, place));
        }
        if (!isOfType(rule, json) || !isOneOf(rule, json) || !isWithinLimits(rule, json)) {
            found.add(wrong(rule, json, place));
            return found;
        }
        if (rule.has("if")) {
            var branch = faults(rule.get("if"), json, place).isEmpty() ? "then" : "else";
            if (rule.has(branch)) {
                found.addAll(faults(rule.get(branch), json, place));
            }
        }
        if (json.isObject()) {
            members(rule, json, place, found);
        }
        if (json.isArray() && rule.has("items")) {
            for (var i = 0; i < json.size(); i++) {
                found.addAll(faults(rule.get("items"), json.get(i), place + "/" + i));
            }
        }
        return found;
    }

    private static void refuseUnknown(JsonNode rule) {
        var known = List.of(OF_OBJECTS, OF_ARRAYS, OF_TEXTS, OF_NUMBERS, FURTHER, OF_THE_WHOLE);
        for (var keyword : rule.properties()) {
            if (known.stream().noneMatch(some -> some.contains(keyword.getKey()))) {
                throw new IllegalStateException("keyword " + keyword.getKey());
            }
        }
    }

    private void members(JsonNode rule, JsonNode json, String place, List<ProfileFault> found) {
        var known = rule.path("properties");
        for (var required : rule.path("required")) {
            var name = required.asText();
            if (!json.has(name)) {
                found.add(new ProfileFault(
                        place + "/" + name, ProfileFault.Kind.MISSING, "", SchemaText.of(known.path(name))));
            }
        }
        for (var member : json.properties()) {
            var inside = place + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
            found.addAll(member(rule, member.getKey(), member.getValue(), inside));
        }
    }

    private List<ProfileFault> member(JsonNode rule, String name, JsonNode value, String place) {
        var names = rule.path("propertyNames").path("pattern");
        var known = rule.path("properties");
        var others = rule.path("additionalProperties");
        if (names.isTextual() && !matches(names, name)) {
            return List.of(new ProfileFault(place, ProfileFault.Kind.UNKNOWN, name, names.asText()));
        }
        if (known.has(name)) {
            return faults(known.get(name), value, place);
        }
        if (others.isObject()) {
            return faults(others, value, place);
        }
        return others.isBoolean() && !others.asBoolean()
                ? List.of(new ProfileFault(place, ProfileFault.Kind.UNKNOWN, name, fieldsOf(known)))
                : List.of();
    }

    private static String fieldsOf(JsonNode known) {
        return known.properties().stream().map(Map.Entry::getKey).collect(Collectors.joining(", "));
    }

    private static boolean isOfType(JsonNode rule, JsonNode json) {
        return switch (rule.path("type").asText("")) {
            case "" -> true;
            case "object" -> json.isObject();
            case "array" -> json.isArray();
            case "string" -> json.isTextual();
            case "integer" -> json.isIntegralNumber() || (json.isNumber() && json.asDouble() % 1 == 0);
            default -> throw new IllegalStateException("type " + rule.get("type"));
        };
    }

    private boolean isOneOf(JsonNode rule, JsonNode json) {
        var fitting = fitting(rule.path("oneOf"), json);
        return (!rule.has("enum") || contains(rule.get("enum"), json))
                && (!rule.has("const") || rule.get("const").equals(json))
                && (!rule.has("oneOf") || fitting == 1)
                && (!rule.has("anyOf") || fitting(rule.get("anyOf"), json) > 0);
    }

    private int fitting(JsonNode alternatives, JsonNode json) {
        var count = 0;
        for (var alternative : alternatives) {
            count += faults(alternative, json, "").isEmpty() ? 1 : 0;
        }
        return count;
    }

    private static boolean contains(JsonNode values, JsonNode json) {
        for (var value : values) {
            if (value.equals(json)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithinLimits(JsonNode rule, JsonNode json) {
        if (json.isTextual()) {
            var text = json.asText();
            return (!rule.has("pattern") || matches(rule.get("pattern"), text))
                    && text.codePointCount(0, text.length())
                            >= rule.path("minLength").asInt(0)
                    && (!rule.has("format") || isDate(text));
        }
        if (json.isArray()) {
            var different = new HashSet<JsonNode>();
            json.forEach(different::add);
            return json.size() >= rule.path("minItems").asInt(0)
                    && json.size() <= rule.path("maxItems").asInt(Integer.MAX_VALUE)
                    && (!rule.path("uniqueItems").asBoolean() || different.size() == json.size());
        }
        return !json.isNumber()
                || (json.asDouble() >= rule.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
                        && json.asDouble() <= rule.path("maximum").asDouble(Double.POSITIVE_INFINITY));
    }

    private static boolean matches(JsonNode pattern, String text) {
        return Pattern.compile(pattern.asText()).matcher(text).find();
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static ProfileFault wrong(JsonNode rule, JsonNode json, String place) {
        var shown = json.toString();
        var kept = shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown;
        return new ProfileFault(place, ProfileFault.Kind.VALUE, kept, SchemaText.of(rule));
    }
}
