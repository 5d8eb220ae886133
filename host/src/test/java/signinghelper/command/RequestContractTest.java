package signinghelper.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.prompt.FakePrompt;
import signinghelper.protocol.MalformedRequestException;
import signinghelper.protocol.ProtocolFiles;
import signinghelper.protocol.ProtocolFiles.Example;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.RequestReader;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Sessions;
import signinghelper.token.Tokens;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Takes every example of a request, bends it in every single place, and looks at the answer. */
class RequestContractTest {
    private static final List<String> VALUES =
            List.of("1", "1.5", "true", "null", "[]", "{}", "\"\\u0000\"", "[\"a\"]");

    private final JsonMapper json = new JsonMapper();
    private final TestHost host = new TestHost();
    private int asked;

    static List<Example> requests() {
        return ProtocolFiles.examples("Request");
    }

    /** So that what is refused below is refused for its shape, and not because the session is not open. */
    @BeforeEach
    void openTheSessionOfTheExamples() {
        var session = ProtocolFiles.example("TokenListRequest").message().at("/params/session");
        host.openAs(session.textValue(), TestHost.ORIGIN, TestHost.ORIGIN, "en");
    }

    @AfterEach
    void holdTheAnswersToTheSchema() {
        host.close();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void readsAndWritesTheSameParameters(Example example) throws MalformedRequestException, Refusal {
        var format = new WireFormat();
        var request =
                new RequestReader(format).read(example.message().toString().getBytes(StandardCharsets.UTF_8));
        var arguments = format.decode(Objects.requireNonNull(argumentTypes().get(request.method())), request.params());

        assertThat(format.encode(arguments).toString())
                .isEqualTo(example.message().path("params").toString());
    }

    @Test
    void knowsTheArgumentsOfEveryMethod() {
        assertThat(argumentTypes().keySet()).containsExactlyInAnyOrderElementsOf(ProtocolFiles.values("Method"));
    }

    private static Map<String, Class<? extends Record>> argumentTypes() {
        var types = new HashMap<String, Class<? extends Record>>();
        types.put(SessionOpenCommand.NAME, SessionOpenCommand.Arguments.class);
        for (var command : TestHost.commands(new Sessions(), new Tokens(List.of()), new FakePrompt())) {
            types.put(command.name(), command.argumentsType());
        }
        return types;
    }

    @TestFactory
    Stream<DynamicTest> refusesAParameterThatIsLeftOut() {
        return eachParameter((request, field) -> {
            params(request).remove(field);
            return refused(request, -32602);
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesAParameterThatStandsTwice() {
        return eachParameter((request, field) -> refused(doubled(request, params(request), field), -32602));
    }

    @TestFactory
    Stream<DynamicTest> refusesAParameterOfTheWrongType() {
        return eachParameter((request, field) -> {
            for (var value : VALUES) {
                if (!isAnyText(request, field) || !value.startsWith("\"")) {
                    params(request).set(field, json.readTree(value));
                    refused(request, -32602);
                }
            }
            return request;
        });
    }

    /** What a page wants to cancel is only compared, so any text will do. */
    private static boolean isAnyText(ObjectNode request, String field) {
        return request.path("method").asText().equals("cancel") && field.equals("request");
    }

    @TestFactory
    Stream<DynamicTest> refusesAParameterTooMany() {
        return requests().stream()
                .map(example -> dynamicTest(example.definition(), () -> {
                    var request = answered(example);
                    params(request).put("extra", "x");
                    refused(request, -32602);
                }));
    }

    /** Without an id a request is a notification, and those are never answered. */
    @TestFactory
    Stream<DynamicTest> refusesAnEnvelopeWithAFieldLeftOut() {
        return eachField((request, field) -> {
            request.remove(field);
            if (!field.equals("id")) {
                refused(request, -32600);
            }
            return request;
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesAnEnvelopeWithAFieldThatStandsTwice() {
        return eachField((request, field) -> refused(doubled(request, request, field), -32602));
    }

    @TestFactory
    Stream<DynamicTest> refusesAnEnvelopeWithAFieldOfTheWrongType() {
        return eachField((request, field) -> {
            for (var value : VALUES) {
                if (!isRightType(field, value)) {
                    var bent = request.deepCopy();
                    bent.set(field, json.readTree(value));
                    refused(bent, -32600);
                }
            }
            return request;
        });
    }

    private static boolean isRightType(String field, String value) {
        return switch (field) {
            case "method" -> value.startsWith("\"");
            case "params" -> value.equals("{}");
            default -> false;
        };
    }

    @TestFactory
    Stream<DynamicTest> refusesAnEnvelopeWithAFieldTooMany() {
        return requests().stream()
                .map(example -> dynamicTest(example.definition(), () -> {
                    var request = answered(example);
                    request.put("extra", "x");
                    refused(request, -32600);
                }));
    }

    private interface Bend {
        Object bend(ObjectNode request, String field) throws Exception;
    }

    private Stream<DynamicTest> eachParameter(Bend bend) {
        return requests().stream()
                .flatMap(example -> names(params(example.message()))
                        .map(field -> dynamicTest(example + " " + field, () -> bend.bend(answered(example), field))));
    }

    private Stream<DynamicTest> eachField(Bend bend) {
        return requests().stream()
                .flatMap(example -> names(answered(example))
                        .map(field -> dynamicTest(example + " " + field, () -> bend.bend(answered(example), field))));
    }

    private static Stream<String> names(ObjectNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList().stream();
    }

    private static ObjectNode params(ObjectNode request) {
        return (ObjectNode) request.path("params");
    }

    /** A copy with an id of its own, so that there is an answer to look at. */
    private ObjectNode answered(Example example) {
        return example.message().deepCopy().put("id", "bent-" + asked++);
    }

    /** JSON text in which {@code field} of {@code place} stands once more. */
    private static String doubled(ObjectNode request, ObjectNode place, String field) {
        var inside = place.toString();
        var again = "\"" + field + "\":" + place.path(field) + ",";
        return request.toString().replace(inside, "{" + again + inside.substring(1));
    }

    private JsonNode refused(Object request, int number) {
        var before = host.written().size();
        host.send(request.toString());
        var answers = host.written().subList(before, host.written().size());

        assertThat(answers).as("answers to " + request).hasSize(1);
        assertThat(answers.get(0).at("/error/code").asInt())
                .as(request.toString())
                .isEqualTo(number);
        assertThat(answers.get(0).at("/error/data/code").asText()).isEqualTo("REQUEST_MALFORMED");
        return answers.get(0);
    }
}
