package generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Guards of definitions, each written once and after those that it needs. A strict guard holds a value to everything
 * that the schema says. Others look at the shape alone: a newer host may add fields and names.
 */
final class Guards {
    private static final int MOST_TEXT = 1_048_576;
    private static final int MOST_ITEMS = 1_000;
    private static final int MOST_PATTERN = 1_000;
    /** Functions of {@code shape.ts} that build guards. */
    private static final List<String> COMBINATORS = List.of(
            "anyOf",
            "atLeast",
            "base64",
            "exactly",
            "integer",
            "listOf",
            "named",
            "number",
            "oneOf",
            "orAbsent",
            "orNull",
            "recordOf",
            "text",
            "words");

    private final boolean isStrict;
    private final Map<String, String> written = new LinkedHashMap<>();
    private final TreeSet<String> types = new TreeSet<>();

    private Guards(boolean isStrict) {
        this.isStrict = isStrict;
    }

    /** Returns guards for what a host says, and for the part of it that a page may see. */
    static String answers() {
        var guards = new Guards(false);
        Program.DEFINITIONS.node("Notification").nodes("oneOf").forEach(choice -> guards.of(choice.reference()));
        for (var method : Method.all()) {
            guards.of((String) method.request().get("x-result"));
            guards.forPageOf((String) method.request().get("x-result"));
        }
        guards.of("ErrorData");
        return guards.source("", "");
    }

    /** Returns the methods that a page may ask for, and guards for the parameters that it may choose. */
    static String requests() {
        var guards = new Guards(true);
        var entries = Program.join(Method.forPages(), "", method -> {
            var type = "Chosen<" + guards.use(method.definition()) + "[\"params\"]>";
            var window = Json.write(method.request().get("x-window"));
            var isChosen = guards.guard(method.request().property("params"), type, "session");
            return "  \"%s\": { window: %s, isChosen: %s },\n".formatted(method.name(), window, isChosen);
        });
        var methods =
                """

                /** Method that a profile may allow to a page. */
                export type PageMethod = %s;

                export const METHODS: Record<PageMethod, PageMethodDescription> = {
                %s};
                """.formatted(Program.join(Method.forPages(), " | ", method -> Json.write(method.name())), entries);
        return guards.source(
                "import type { Chosen, PageMethodDescription } from \"#src/shared/page-method\";\n", methods);
    }

    private String source(String imports, String rest) {
        var guards = Program.join(written.values(), "", text -> text) + rest;
        var used = COMBINATORS.stream()
                .filter(name -> guards.matches("(?s).*\\b" + name + "[(<].*"))
                .toList();
        return Program.BANNER + "import { " + String.join(", ", used) + " } from \"#src/shared/shape\";\n" + imports
                + "import type { " + String.join(", ", types) + " } from \"#protocol/messages\";\n\n" + guards;
    }

    private String use(String type) {
        types.add(type);
        return type;
    }

    private String of(String name) {
        if (!written.containsKey(name)) {
            var source = guard(Program.DEFINITIONS.node(name), use(name), "");
            written.put(name, "export const is" + name + " = " + source + ";\n");
        }
        return "is" + name;
    }

    /** Writes the type and guard of the part of a definition that a page may see, where that is not all of it. */
    private String forPageOf(String name) {
        var node = Program.DEFINITIONS.node(name);
        if (!node.hides()) {
            return of(name);
        }
        var left = new ArrayList<String>();
        var lists = new StringBuilder();
        var fields = new ArrayList<String>();
        for (var key : node.node("properties").fields().keySet()) {
            var field = node.property(key);
            if (field.isListThatHides()) {
                var item = field.node("items").reference();
                fields.add("  %s: listOf(%s, %d),\n".formatted(key, forPageOf(item), MOST_ITEMS));
                lists.append(" & { %s: Page%s[] }".formatted(key, item));
            } else if (!field.isKeptFromPages()) {
                fields.add(field(node, key, name));
                continue;
            }
            left.add("\"" + key + "\"");
        }
        written.put("Page" + name, """
                /** %1$s as a page sees it. */
                export type Page%1$s = Omit<%1$s, %2$s>%3$s;
                export const isPage%1$s = atLeast<Page%1$s>({
                %4$s});
                """.formatted(use(name), String.join(" | ", left), lists, String.join("", fields)));
        return "isPage" + name;
    }

    /** Returns an expression of combinators for a value of TypeScript's {@code type}; an object is read without a field. */
    private String guard(Node node, String type, String without) {
        return switch (node.form()) {
            case "$ref" ->
                without.isEmpty()
                        ? of(node.reference())
                        : guard(node.resolved(), "Omit<%s, \"%s\">".formatted(use(node.reference()), without), without);
            case "oneOf" ->
                "anyOf<%s>(%s)"
                        .formatted(type, Program.join(node.nodes("oneOf"), ", ", one -> guard(one, type, without)));
            case "nullable" -> "orNull(" + guard(node.notNull(), "NonNullable<" + type + ">", "") + ")";
            case "enum" ->
                node.has("x-open")
                        ? "named<%s>(%s)".formatted(type, expression(node.get("x-open")))
                        : "oneOf(" + Program.join(node.list("enum"), ", ", Json::write) + ")";
            case "const" -> "oneOf(" + Json.write(node.get("const")) + ")";
            case "boolean" -> "oneOf(true, false)";
            case "integer" -> "integer(" + node.or("minimum", "Number.MIN_SAFE_INTEGER") + ")";
            case "number" -> "number()";
            case "string" -> text(node);
            case "array" ->
                "listOf(%s, %s%s)"
                        .formatted(
                                guard(node.node("items"), type + "[number]", ""),
                                node.or("maxItems", MOST_ITEMS),
                                isStrict && node.has("minItems") ? ", " + node.get("minItems") : "");
            case "map" -> "recordOf(" + guard(node.node("additionalProperties"), type + "[string]", "") + ")";
            case "object" ->
                "%s<%s>({\n%s})"
                        .formatted(
                                isStrict ? "exactly" : "atLeast",
                                type,
                                node.node("properties").fields().keySet().stream()
                                        .filter(key -> !key.equals(without))
                                        .map(key -> field(node, key, type))
                                        .collect(Collectors.joining()));
            default -> throw new IllegalArgumentException("no guard is known for " + node);
        };
    }

    private String field(Node node, String key, String type) {
        var own = "%s[\"%s\"]".formatted(type, key);
        var guard = node.requires(key)
                ? guard(node.property(key), own, "")
                : "orAbsent(" + guard(node.property(key), "NonNullable<" + own + ">", "") + ")";
        return (key + ": " + guard + ",").indent(2);
    }

    private String text(Node node) {
        if (node.has("contentEncoding")) {
            var least = isStrict && node.has("minLength") ? ", " + node.get("minLength") : "";
            return "base64(" + node.or("maxLength", MOST_TEXT) + least + ")";
        } else if (!isStrict) {
            return "text(" + node.or("maxLength", MOST_TEXT) + ")";
        }
        return node.has("pattern")
                ? "text(%s, %s)".formatted(node.or("maxLength", MOST_PATTERN), expression(node.get("pattern")))
                : "words(%s, %s)".formatted(node.or("minLength", 0), node.or("maxLength", MOST_TEXT));
    }

    private static String expression(Object pattern) {
        return "/" + pattern.toString().replace("/", "\\/") + "/";
    }
}
