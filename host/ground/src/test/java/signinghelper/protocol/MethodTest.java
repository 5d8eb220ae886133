package signinghelper.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** Methods are those of the schema, which the generator of the extension makes them from. */
class MethodTest {

    @Test
    void theMethodsThatHelloNamesAreThoseOfTheSchema() {
        assertThat(Method.names()).isEqualTo(ProtocolFiles.values("Method"));
        assertThat(ProtocolFiles.example("HelloNotification").message().at("/params/capabilities"))
                .extracting(JsonNode::textValue)
                .isEqualTo(Method.names());
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaSaysTheLaneOfEachAndWhetherAProfileMustAllowIt(Method method) {
        var request = request(method);

        assertThat(request.path("x-lane").asText()).isEqualTo(method.lane().name());
        assertThat(request.path("x-capability").asText("")).isEqualTo(method.isCapability() ? method.wireName() : "");
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaHasItsResult(Method method) {
        var result = request(method).path("x-result").asText();

        assertThat(ProtocolFiles.schema().path("$defs").has(result)).as(result).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheLaneOfKeysAsksTheUser(Method method) {
        var asks = request(method).path("x-window").asText().equals("ASKS");

        assertThat(method.lane() == Lane.KEY).isEqualTo(asks);
    }

    @Test
    void everyLaneIsUsed() {
        assertThat(Arrays.stream(Method.values()).map(Method::lane)).contains(Lane.values());
    }

    @Test
    void theProfilesSchemaListsWhatAnOriginMayBeAllowed() {
        var listed = new ArrayList<String>();
        ProtocolFiles.profileSchema()
                .at("/$defs/AllowedOrigin/properties/capabilities/items/enum")
                .forEach(name -> listed.add(name.asText()));

        assertThat(listed).isEqualTo(Method.capabilities());
    }

    private static JsonNode request(Method method) {
        for (var definition : ProtocolFiles.schema().path("$defs")) {
            if (definition.has("x-lane")
                    && definition.at("/properties/method/const").asText().equals(method.wireName())) {
                return definition;
            }
        }
        throw new AssertionError(method + " has no request in the schema");
    }
}
