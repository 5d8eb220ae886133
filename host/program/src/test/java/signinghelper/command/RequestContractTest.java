package signinghelper.command;

import com.fasterxml.jackson.core.JsonPointer;
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
import signinghelper.protocol.MalformedRequestException;
import signinghelper.protocol.Method;
import signinghelper.protocol.ProtocolFiles;
import signinghelper.protocol.ProtocolFiles.Example;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.RequestReader;
import signinghelper.protocol.WireFormat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Changes every example of a request in every single place, and tests the answer. */
class RequestContractTest {
    private static final List<String> VALUES =
            List.of("1", "1.5", "true", "null", "[]", "{}", "\"\\u0000\"", "[\"a\"]");

    /** Fields that are only compared or shown, so any text is right. */
    private static final Set<String> ANY_TEXT = Set.of("request", "title", "name", "creditCode", "keyword", "field");

    private final JsonMapper json = new JsonMapper();
    private final TestHost host = new TestHost();
    private int asked;

    static List<Example> requests() {
        return ProtocolFiles.examples("Request");
    }

    /** Opens the session, so that requests below are refused for their shape only. */
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
        var own = request.params().deepCopy();
        if (!request.method().equals(Method.SESSION_OPEN.wireName())) {
            own.remove("session");
        }
        var arguments = format.decode(Objects.requireNonNull(argumentTypes().get(request.method())), own);

        assertThat(withoutNulls(format.encode(arguments)).toString()).isEqualTo(own.toString());
    }

    /** Removes nulls: a field that a page leaves out is null in Java. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(entry -> entry.getValue().isNull());
        }
        node.forEach(RequestContractTest::withoutNulls);
        return node;
    }

    @Test
    void knowsTheArgumentsOfEveryMethod() {
        assertThat(argumentTypes().keySet()).containsExactlyInAnyOrderElementsOf(ProtocolFiles.values("Method"));
    }

    private Map<String, Class<? extends Record>> argumentTypes() {
        var types = new HashMap<String, Class<? extends Record>>();
        types.put(Method.SESSION_OPEN.wireName(), SessionOpenCommand.Arguments.class);
        for (var command : host.commands()) {
            types.put(command.method().wireName(), command.argumentsType());
        }
        return types;
    }

    @TestFactory
    Stream<DynamicTest> refusesAParameterThatIsLeftOut() {
        return eachParameter((request, place, field) -> {
            place.remove(field);
            if (!isOptional(request, field)) {
                refused(request, -32602);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesAParameterThatStandsTwice() {
        return eachParameter((request, place, field) -> refused(doubled(request, place, field), -32602));
    }

    @TestFactory
    Stream<DynamicTest> refusesAParameterOfTheWrongType() {
        return eachParameter((request, place, field) -> {
            var right = place.path(field);
            for (var value : VALUES) {
                var bent = json.readTree(value);
                place.set(field, bent);
                if (!isRight(request, field, right, bent)) {
                    refused(request, -32602);
                }
            }
        });
    }

    /** Returns true when another number, truth value or text is right too. */
    private static boolean isRight(ObjectNode request, String field, JsonNode right, JsonNode bent) {
        if (right.isTextual()) {
            return (bent.isTextual() && ANY_TEXT.contains(field)) || (bent.isNull() && isOptional(request, field));
        }
        if (field.equals("checks")) {
            return bent.isArray() && !bent.isEmpty(); // a check that is not there is refused when it is to run
        }
        if (right.isBoolean()) {
            return bent.isBoolean() || (bent.isNull() && isOptional(request, field));
        }
        return right.isFloatingPointNumber() ? bent.isNumber() : right.isIntegralNumber() && bent.isIntegralNumber();
    }

    /**
     * The first part of content has no name yet; accounts, checks, errors, content apart, times, seals, fields, their sizes, that they may be moved and
     * earlier signatures need not be there. A document's format need not be there beside the batch's.
     */
    private static boolean isOptional(ObjectNode request, String field) {
        var method = request.path("method").asText();
        return (method.equals("content.put") && Set.of("content", "size").contains(field))
                || (method.equals("diagnosis.run")
                        && Set.of("account", "checks").contains(field))
                || (method.equals("envelope.encrypt") && field.equals("opens"))
                || (method.equals("signature.verify") && Set.of("apart", "asOf").contains(field))
                || (method.equals("signature.sign")
                        && Set.of("seal", "field", "size", "movable", "addTo").contains(field))
                || (method.equals("signature.sign")
                        && field.equals("format")
                        && request.at("/params/format").isTextual())
                || (method.equals("window.open") && field.equals("about"));
    }

    @TestFactory
    Stream<DynamicTest> refusesAParameterTooMany() {
        return requests().stream()
                .flatMap(example -> places(example)
                        .map(pointer -> dynamicTest(example + " " + pointer, () -> {
                            var request = answered(example);
                            ((ObjectNode) request.at(pointer)).put("extra", "x");
                            refused(request, -32602);
                        })));
    }

    /** A request without an id is a notification, which is never answered; the browser's place is optional. */
    @TestFactory
    Stream<DynamicTest> refusesAnEnvelopeWithAFieldLeftOut() {
        return eachField((request, field) -> {
            request.remove(field);
            if (!field.equals("id") && !field.equals("browserWindow")) {
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

    /** A field of the parameters, or of an object anywhere within. */
    private interface ParameterBend {
        void bend(ObjectNode request, ObjectNode place, String field) throws Exception;
    }

    private Stream<DynamicTest> eachParameter(ParameterBend bend) {
        return requests().stream()
                .flatMap(example -> places(example)
                        .flatMap(pointer -> names((ObjectNode) example.message().at(pointer))
                                .map(field -> dynamicTest(example + " " + pointer + "/" + field, () -> {
                                    var request = answered(example);
                                    bend.bend(request, (ObjectNode) request.at(pointer), field);
                                }))));
    }

    /** The parameters themselves and every object within them. */
    private static Stream<JsonPointer> places(Example example) {
        return places(params(example.message()), JsonPointer.compile("/params"));
    }

    private static Stream<JsonPointer> places(JsonNode node, JsonPointer pointer) {
        var within = node.isArray()
                ? IntStream.range(0, node.size())
                        .boxed()
                        .flatMap(index -> places(node.path(index), pointer.appendIndex(index)))
                : node.properties().stream()
                        .flatMap(entry -> places(entry.getValue(), pointer.appendProperty(entry.getKey())));
        return node.isObject() ? Stream.concat(Stream.of(pointer), within) : within;
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
