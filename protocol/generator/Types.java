package generator;

/** TypeScript's types of all definitions. */
final class Types {
    static String messages() {
        var definitions = Program.DEFINITIONS.fields().keySet();
        return Program.BANNER
                + declaration("Message", Program.SCHEMA)
                + Program.join(definitions, "", name -> declaration(name, Program.DEFINITIONS.node(name)));
    }

    private static String declaration(String name, Node node) {
        var form = node.has("properties") ? "export interface %s %s\n" : "export type %s = %s;\n";
        return comment(node) + form.formatted(name, of(node));
    }

    private static String comment(Node node) {
        return node.has("description") ? "/** " + node.get("description") + " */\n" : "";
    }

    private static String of(Node node) {
        return switch (node.form()) {
            case "$ref" -> node.reference();
            case "oneOf" -> Program.join(node.nodes("oneOf"), " | ", Types::of);
            case "enum" -> Program.join(node.list("enum"), " | ", Json::write);
            case "nullable" -> of(node.notNull()) + " | null";
            case "const" -> Json.write(node.get("const"));
            case "integer", "number" -> "number";
            case "array" -> "(" + of(node.node("items")) + ")[]";
            case "object" ->
                "{\n" + Program.join(node.node("properties").fields().keySet(), "", name -> field(node, name)) + "}";
            case "map" -> "{ [name: string]: " + of(node.node("additionalProperties")) + " }";
            default -> node.form();
        };
    }

    private static String field(Node node, String name) {
        var field = node.property(name);
        var text = comment(field) + name + (node.requires(name) ? ": " : "?: ") + of(field) + ";\n";
        return text.indent(2);
    }
}
