package signinghelper.profile;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import signinghelper.protocol.ProtocolFiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** Protocol, record and schema name the same capabilities. */
class CapabilityTest {
    private static final List<String> FOR_EVERY_SESSION = List.of("session.open", "session.close", "cancel");

    @Test
    void everyMethodThatIsNotForEverySessionIsACapability() {
        var methods = new TreeSet<>(ProtocolFiles.values("Method"));
        assertThat(methods).containsAll(FOR_EVERY_SESSION);
        FOR_EVERY_SESSION.forEach(methods::remove);

        assertThat(Capability.methods()).containsExactlyInAnyOrderElementsOf(methods);
    }

    @Test
    void theSchemaListsThem() throws IOException {
        var schema = new JsonMapper()
                .readTree(Path.of("src/main/resources/profile/profile.schema.json")
                        .toFile());
        var listed = new ArrayList<String>();
        schema.at("/$defs/AllowedOrigin/properties/capabilities/items/enum").forEach(name -> listed.add(name.asText()));

        assertThat(listed).containsExactlyElementsOf(Capability.methods());
    }
}
