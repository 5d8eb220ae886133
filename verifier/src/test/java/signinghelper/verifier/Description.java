package signinghelper.verifier;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The OpenAPI description, to which every exchange of the tests is held. */
public final class Description {
    private static final Path FILE = Path.of("../docs/verifier/openapi.yaml");

    private final ObjectNode root = (ObjectNode) YAMLMapper.builder().build().readTree(FILE.toFile());

    /** Returns the paths with their methods, such as {@code POST /v1/logins}. */
    public Set<String> operations() {
        var found = new TreeSet<String>();
        root.get("paths")
                .forEachEntry((path, item) -> item.propertyNames()
                        .forEach(method -> found.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return found;
    }

    /** Returns each code other than yes that an operation may answer. */
    public Set<String> refusals(String path) {
        var found = new TreeSet<String>();
        responses(path, "post").values().stream()
                .flatMap(response -> response.findValues("code").stream())
                .flatMap(Description::values)
                .forEach(found::add);
        return found;
    }

    private static Stream<String> values(JsonNode code) {
        return code.has("const")
                ? Stream.of(code.get("const").asString())
                : code.path("enum").valueStream().map(JsonNode::asString);
    }

    private ObjectNode responses(String path, String method) {
        var found = root.get("paths").path(path).path(method).path("responses");
        if (found.isMissingNode()) {
            throw new AssertionError("not described: " + method + " " + path);
        }
        var resolved = ((ObjectNode) found).objectNode();
        found.forEachEntry((status, response) -> resolved.set(status, resolved(response)));
        return resolved;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** Returns what is wrong with an answer; empty when it is described so. */
    public List<String> faultsOfAnswer(String path, String method, int status, String json) {
        var response = responses(path, method).path(Integer.toString(status));
        return response.isMissingNode()
                ? List.of(method + " " + path + " has no status " + status)
                : faults(response.at("/content/application~1json/schema"), json);
    }

    /** Returns what is wrong with a request. */
    public List<String> faultsOfRequest(String path, String json) {
        return faults(
                root.at("/paths/" + path.replace("/", "~1") + "/post/requestBody/content/application~1json/schema"),
                json);
    }

    /** Returns the faults of all examples, with the names of their schemas. */
    public List<String> faultsOfExamples() {
        return root.at("/components/schemas")
                .propertyStream()
                .flatMap(schema -> schema.getValue()
                        .path("examples")
                        .valueStream()
                        .flatMap(example -> faults(schema.getValue(), example.toString()).stream()
                                .map(fault -> schema.getKey() + ": " + fault)))
                .toList();
    }

    /** Returns the schemas that no path leads to. */
    public Set<String> unusedSchemas() {
        var unused = new TreeSet<String>();
        var text = root.toString();
        root.at("/components/schemas").propertyNames().stream()
                .filter(name -> !text.contains("#/components/schemas/" + name + "\""))
                .forEach(unused::add);
        return unused;
    }

    private List<String> faults(JsonNode schema, String json) {
        var whole = Objects.requireNonNull((ObjectNode) schema).deepCopy();
        whole.set("components", root.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString())
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
