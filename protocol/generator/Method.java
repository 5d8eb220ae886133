package generator;

import java.util.List;
import java.util.Locale;

/** Method of the protocol, and the definition of its request. */
record Method(String name, String definition, Node request) {
    static List<Method> all() {
        return Program.DEFINITIONS.node("Request").nodes("oneOf").stream()
                .map(Node::reference)
                .map(Method::of)
                .toList();
    }

    static List<Method> forPages() {
        return all().stream().filter(Method::isForPages).toList();
    }

    private static Method of(String definition) {
        var request = Program.DEFINITIONS.node(definition);
        return new Method((String) request.property("method").get("const"), definition, request);
    }

    private boolean isForPages() {
        return request.has("x-capability");
    }

    String javaConstant() {
        var constant = name.toUpperCase(Locale.ROOT).replace('.', '_');
        return "%s(\"%s\", Lane.%s, %s)".formatted(constant, name, request.get("x-lane"), isForPages());
    }
}
