package generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reader of JSON as these files have it: whole numbers, no name twice, no character by its number. */
final class Json {
    private static final Pattern TOKEN = Pattern.compile("\\s*+([{}\\[\\],:]"
            + "|\"(?:[^\"\\\\\\p{Cntrl}]++|\\\\[\"\\\\nt])*+\"|-?(?:0|[1-9][0-9]*+)|true|false|null|$)\\s*+");

    private final Matcher rest;
    private String next = "";

    Json(String text) {
        rest = TOKEN.matcher(text);
        take();
    }

    /** Returns the one value of the text: a map, list, text, whole number, truth value or null. */
    Object whole() {
        var value = value();
        expect("");
        return value;
    }

    private Object value() {
        var token = take();
        return switch (token) {
            case "{" -> fields();
            case "[" -> items();
            case "true", "false" -> Boolean.valueOf(token);
            case "null" -> null;
            default ->
                token.startsWith("\"")
                        ? token.substring(1, token.length() - 1).translateEscapes()
                        : (Object) Long.valueOf(token);
        };
    }

    private Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        for (var isFirst = true; !takes("}", isFirst); isFirst = false) {
            if (!next.startsWith("\"")) {
                throw new IllegalArgumentException("a name is missing before '" + next + "'");
            }
            var name = (String) value();
            expect(":");
            if (fields.containsKey(name)) {
                throw new IllegalArgumentException("twice: " + name);
            }
            fields.put(name, value());
        }
        return fields;
    }

    private List<Object> items() {
        var items = new ArrayList<Object>();
        for (var isFirst = true; !takes("]", isFirst); isFirst = false) {
            items.add(value());
        }
        return items;
    }

    /** Returns true at the end, which it takes, and else takes the comma before each but the first. */
    private boolean takes(String end, boolean isFirst) {
        if (next.equals(end)) {
            take();
            return true;
        } else if (!isFirst) {
            expect(",");
        }
        return false;
    }

    private void expect(String token) {
        if (!take().equals(token)) {
            throw new IllegalArgumentException("'" + token + "' is missing before '" + next + "'");
        }
    }

    private String take() {
        var taken = next;
        if (!rest.lookingAt()) {
            throw new IllegalArgumentException(
                    "no JSON before the last " + (rest.regionEnd() - rest.regionStart()) + " characters");
        }
        next = rest.group(1);
        rest.region(rest.end(), rest.regionEnd());
        return taken;
    }

    static String write(Object value) {
        if (value instanceof Map<?, ?> map) {
            return "{ "
                    + Program.join(
                            map.entrySet(), ", ", field -> write(field.getKey()) + ": " + write(field.getValue()))
                    + " }";
        } else if (value instanceof List<?> list) {
            return "[" + Program.join(list, ", ", Json::write) + "]";
        } else if (value instanceof String text) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        }
        return String.valueOf(value);
    }
}
