package signinghelper.portal.spring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The metadata that editors read, and the table of properties in {@code docs/spring-boot.md}. */
class PropertiesDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/spring-boot.md");
    private static final Pattern ROW = Pattern.compile("\\| `(signing-helper\\.[^`]+)` \\| (?:`([^`]*)`)?[^|]*\\|.*");

    /** A property and its default; empty when it has none. */
    private record Property(String name, String usual) {}

    @Test
    void theTableNamesEveryPropertyWithItsDefault() throws IOException {
        assertThat(inDocument()).containsExactlyInAnyOrderElementsOf(inMetadata());
    }

    @Test
    void everyPropertyIsExplained() throws IOException {
        assertThat(metadata())
                .isNotEmpty()
                .allSatisfy(property -> assertThat(property.path("description").asText())
                        .as(property.path("name").asText())
                        .isNotBlank());
    }

    private static List<Property> inDocument() throws IOException {
        return Files.readString(DOCUMENT)
                .lines()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> new Property(row.group(1), Objects.requireNonNullElse(row.group(2), "")))
                .toList();
    }

    private static List<Property> inMetadata() throws IOException {
        return metadata().stream()
                .map(entry -> new Property(
                        entry.path("name").asText(), entry.path("defaultValue").asText()))
                .toList();
    }

    private static List<JsonNode> metadata() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                SigningHelperProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            var properties = new JsonMapper().readTree(in).path("properties");
            return StreamSupport.stream(properties.spliterator(), false).toList();
        }
    }
}
