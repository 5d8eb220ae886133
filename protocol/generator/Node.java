package generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Schema, or a part of one. */
record Node(Map<String, Object> fields) {
    static Node read(String file) {
        try {
            return of(new Json(Files.readString(Program.SOURCES.resolve(file))).whole());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    static Node of(Object value) {
        return new Node((Map<String, Object>) Objects.requireNonNull(value));
    }

    /** Returns the keyword that says most, or the type's name; {@code nullable} for what may be null beside one other form. */
    String form() {
        if (!notNull().equals(this)) {
            return "nullable";
        }
        var keyword = List.of("$ref", "oneOf", "enum", "const").stream()
                .filter(this::has)
                .findFirst();
        return keyword.orElseGet(
                () -> get("type").equals("object") && !has("properties") ? "map" : (String) get("type"));
    }

    /** Returns the form beside null, or this where it is never null. */
    Node notNull() {
        var choices = has("oneOf")
                ? nodes("oneOf").stream()
                        .filter(choice -> !"null".equals(choice.get("type")))
                        .toList()
                : List.<Node>of();
        if (choices.size() == 1) {
            return choices.get(0);
        } else if (has("enum") && list("enum").contains(null)) {
            return with("enum", list("enum").stream().filter(Objects::nonNull).toList());
        }
        return get("type") instanceof List<?> types ? with("type", types.get(0)) : this;
    }

    private Node with(String name, Object value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new Node(changed);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    Object get(String name) {
        return fields.get(name);
    }

    Object or(String name, Object other) {
        return fields.getOrDefault(name, other);
    }

    Node node(String name) {
        return of(get(name));
    }

    Node property(String name) {
        return node("properties").node(name);
    }

    List<?> list(String name) {
        return (List<?>) fields.getOrDefault(name, List.of());
    }

    List<Node> nodes(String name) {
        return list(name).stream().map(Node::of).toList();
    }

    String reference() {
        return ((String) get("$ref")).replace("#/$defs/", "");
    }

    Node resolved() {
        return Program.DEFINITIONS.node(reference());
    }

    boolean requires(String name) {
        return list("required").contains(name);
    }

    boolean isKeptFromPages() {
        return Boolean.FALSE.equals(get("x-page"));
    }

    boolean isListThatHides() {
        return has("items")
                && node("items").has("$ref")
                && node("items").resolved().hides();
    }

    /** Returns true if a page may see only a part. */
    boolean hides() {
        return has("properties")
                && node("properties").fields().values().stream()
                        .map(Node::of)
                        .anyMatch(field -> field.isKeptFromPages() || field.isListThatHides());
    }
}
