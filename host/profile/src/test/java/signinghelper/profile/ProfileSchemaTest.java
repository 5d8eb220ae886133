package signinghelper.profile;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** The shipped profiles, the schema that describes them and the record that reads them say the same. */
class ProfileSchemaTest {
    private static final Path PROFILES = Path.of("../../profiles");
    private static final Path SCHEMA = Path.of("../ground/target/generated-resources/protocol/profile.schema.json");

    static Stream<Path> profiles() throws IOException {
        try (var folders = Files.list(PROFILES)) {
            return folders.map(folder -> folder.resolve("profile.json")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyShippedProfileFitsTheSchema(Path profile) throws IOException {
        assertThat(schema().validate(Files.readString(profile), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyShippedProfileIsRead(Path profile) {
        assertThatCode(() -> new WireFormat().decode(Profile.class, Files.readString(profile)))
                .doesNotThrowAnyException();
    }

    @Test
    void theSchemaNamesEveryFieldOfTheRecord() throws IOException {
        var fields = Stream.of(ProfileFile.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(Files.readString(SCHEMA))
                .contains(fields.stream().map(field -> '"' + field + "\":").toList());
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
    }
}
