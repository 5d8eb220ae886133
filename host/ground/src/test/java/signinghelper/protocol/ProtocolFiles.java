package signinghelper.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The schema of the protocol and its examples, read without the code under test. */
public final class ProtocolFiles {
    private static final Path FOLDER = Path.of("../ground/target/generated-resources/protocol");
    private static final JsonMapper JSON = new JsonMapper();

    private ProtocolFiles() {}

    /**
     * A message as an example of its kind.
     *
     * @param definition name in {@code $defs}: the file's name before its first dot
     */
    public record Example(String definition, ObjectNode message) {
        @Override
        public String toString() {
            return definition;
        }
    }

    public static ObjectNode schema() {
        return parse(FOLDER.resolve("protocol.schema.json"));
    }

    /** The schema of profiles, which names methods too. */
    static ObjectNode profileSchema() {
        return parse(FOLDER.resolve("profile.schema.json"));
    }

    public static List<Example> examples() {
        try (var files = Files.list(FOLDER.resolve("examples"))) {
            return files.sorted()
                    .map(file -> new Example(file.getFileName().toString().replaceFirst("\\..*", ""), parse(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Examples of definitions that end with {@code kind}: Request, Reply or Notification. */
    public static List<Example> examples(String kind) {
        return examples().stream()
                .filter(example -> example.definition().endsWith(kind))
                .toList();
    }

    public static Example example(String definition) {
        return examples(definition).get(0);
    }

    /** Names of all single messages; those that only list others have the bare name of their kind. */
    public static Set<String> messageDefinitions() {
        return schema().path("$defs").properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.matches(".+(Request|Reply|Notification)"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The values that the enumeration {@code definition} allows. */
    public static List<String> values(String definition) {
        var values = schema().path("$defs").path(definition).path("enum");
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static ObjectNode parse(Path file) {
        try {
            return (ObjectNode) JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
