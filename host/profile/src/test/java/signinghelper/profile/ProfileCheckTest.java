package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.guidance.Language;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ProfileCheckTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path SCHEMA = Path.of("../ground/target/generated-resources/protocol/profile.schema.json");
    private static final List<String> OTHER_VALUES =
            List.of("null", "7", "0", "1.5", "\"x\"", "\"\"", "[]", "{}", "[7]");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`\\w+(?:\\[])?`(?:, `\\w+`)*) \\|.*\\| (.+) \\|$");
    private static final Pattern FIELD = Pattern.compile("`(\\w+)(?:\\[])?`");

    private final ProfileCheck check = new ProfileCheck(new WireFormat());

    @Test
    void namesThePlaceOfEachFaultAndWhatIsAllowed() {
        var wrong = ProfileTest.GOOD
                .replace("[\"token.list\"]", "[\"token.list\", \"login.autenticate\"]")
                .replace("\"version\": 3,", "")
                .replace("\"menus\"", "\"menu\"")
                .replace("production", "Production");

        assertThat(lines(wrong))
                .hasSize(4)
                .anyMatch(
                        line -> line.startsWith("/origins/0/capabilities/1: cannot be \"login.autenticate\"; allowed: ")
                                && line.contains("\"login.authenticate\" | \"login.bind\""))
                .contains("/version: is missing; allowed: integer, minimum 1, maximum 2147483647")
                .contains("/kind: cannot be \"Production\"; allowed: \"demo\" | \"production\"")
                .anyMatch(line -> line.startsWith("/menu: there is no field \"menu\"; allowed: id, version, "));
    }

    @Test
    void aFormIsToldInWordsAndByNoRegularExpression() {
        var wrong = ProfileTest.GOOD
                .replace("\"id\": \"test\"", "\"id\": \"Test\"")
                .replace("https://portal.example", "https://portal.example/path");

        assertThat(lines(wrong))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("/id: cannot be \"Test\"; allowed: a short name: "))
                .anyMatch(line -> line.contains("without a path, e.g. https://example.org"))
                .noneMatch(line -> line.contains("^"));
    }

    @Test
    void eachFormOfTheSchemaHasWordsInBothLanguages() throws IOException {
        var forms = TextForms.of(JSON.readTree(SCHEMA.toFile())).names();

        assertThat(forms).hasSizeGreaterThan(10);
        for (var form : forms.entrySet()) {
            var fault = new ProfileFault("/x", ProfileFault.Kind.VALUE, "x", "string, pattern " + form.getKey());
            for (var language : Language.values()) {
                assertThat(new ProfileWords(language).line(fault)).doesNotContain(form.getKey());
            }
        }
    }

    /** The entry's own word tells which of the two forms it has; the fault is then within that form. */
    @Test
    void entryOfDriversIsALibraryOrTheWordToDiscover() {
        var wrong = ProfileTest.GOOD.replace(
                "\"cms\"",
                "\"drivers\": [{\"discover\": false}, {\"discover\": true, \"name\": \"a\"}, {\"kind\": \"skf\"}], \"cms\"");

        assertThat(lines(wrong))
                .hasSize(3)
                .contains("/drivers/0/discover: cannot be false; allowed: true")
                .anyMatch(line -> line.startsWith("/drivers/1/name: there is no field \"name\"; allowed: discover"))
                .anyMatch(line -> line.startsWith("/drivers/2/name: is missing; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://portal.example|http://localhost:8080|/origins: ",
                "https://portal.example|https://portal.example:443|/origins/0/origin: ",
                "\"cms\"|\"enrolment\": {\"directory\": {\"value\": \"http://a/\", \"source\": \"x\", \"date\": \"2026-11-24\"}}, \"cms\"|/enrolment",
                "\"cms\"|\"drivers\": [{\"kind\": \"skf\", \"name\": \"a\"}, {\"kind\": \"skf\", \"name\": \"a\"}], \"cms\"|/drivers: ",
                "\"version\": 3,|\"version\": 3, \"version\": 3,|/: ",
                "{|[|/: "
            })
    void namesTheFieldOfARuleThatNoSchemaCanSay(String right, String wrong, String place) {
        assertThat(lines(ProfileTest.GOOD.replace(right, wrong)))
                .singleElement()
                .asString()
                .startsWith(place)
                .doesNotContain("Exception", "java");
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"demo", "hubei", "example"})
    void hasTheVerdictOfAnotherValidatorOnEveryChange(String name) throws IOException {
        var other = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
        var profile = JSON.readTree(profile(name));
        var changes = new ArrayList<String>();
        change(profile, profile, changes);

        assertThat(changes).hasSizeGreaterThan(300);
        var ours = new SchemaCheck(read(SCHEMA));
        assertThat(changes)
                .allSatisfy(changed -> assertThat(ours.faults(parse(changed)).isEmpty())
                        .as(changed)
                        .isEqualTo(other.validate(changed, InputFormat.JSON).isEmpty()));
    }

    /** The whole text with each part below {@code node} left out, doubled by an unknown one, or of another value. */
    private static void change(JsonNode whole, JsonNode node, List<String> changes) {
        if (node instanceof ObjectNode object) {
            var names = object.properties().stream().map(Map.Entry::getKey).toList();
            for (var name : names) {
                var kept = object.remove(name);
                changes.add(whole.toString());
                if (!isDate(kept)) {
                    OTHER_VALUES.forEach(value -> {
                        object.set(name, parse(value));
                        changes.add(whole.toString());
                    });
                }
                object.set(name, kept);
                change(whole, kept, changes);
            }
            object.put("further", "1");
            changes.add(whole.toString());
            object.remove("further");
        }
        if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                var kept = array.get(i);
                for (var value : OTHER_VALUES) {
                    array.set(i, parse(value));
                    changes.add(whole.toString());
                }
                array.set(i, kept);
                array.add(kept.deepCopy());
                changes.add(whole.toString());
                array.remove(array.size() - 1);
                change(whole, kept, changes);
            }
        }
    }

    /** The other validator takes any text for a date, as the standard lets it. */
    private static boolean isDate(JsonNode node) {
        return DATE.matcher(node.asText()).matches();
    }

    @Test
    void alternativesAreNamedBesideTheType() {
        var wrong = ProfileTest.GOOD.replace("\"cms\"", "\"time\": {\"ntp\": [\"a.example\"]}, \"cms\"");

        assertThat(lines(wrong))
                .containsExactly(
                        "/time/ntp: cannot be [\"a.example\"]; allowed: array, maxItems 0 | minItems 3, maxItems 3");
    }

    @Test
    void aDateIsOne() {
        var wrong = ProfileTest.GOOD.replace(
                "\"cms\"",
                "\"enrolment\": {\"directory\": {\"value\": \"https://a/\", \"source\": \"x\", \"date\": \"24.11.2026\"}}, \"cms\"");

        assertThat(lines(wrong))
                .containsExactly("/enrolment/directory/date: cannot be \"24.11.2026\"; allowed: string, format date");
    }

    @Test
    void aFieldMayBeLeftOutExactlyWhereTheTableSaysSo() throws IOException {
        var fields = new ArrayList<String>();
        for (var row : ROW.matcher(Files.readString(Path.of("../../docs/profile.md")))
                .results()
                .toList()) {
            var required = row.group(2).startsWith("required");
            for (var field : FIELD.matcher(row.group(1)).results().toList()) {
                var profile = (ObjectNode) JSON.readTree(profile("example"));
                assertThat(profile.remove(field.group(1))).as(field.group(1)).isNotNull();

                var faults = check.check(profile.toString()).faults();
                assertThat(faults.isEmpty()).as(field.group(1)).isEqualTo(!required);
                assertThat(isRead(profile, field.group(1))).as(field.group(1)).isEqualTo(!required);
                fields.add(field.group(1));
            }
        }
        assertThat(fields).containsAll(recordComponents());
    }

    private static List<String> recordComponents() {
        return Stream.of(ProfileFile.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static boolean isRead(ObjectNode profile, String leftOut) {
        try {
            new WireFormat().decode(Profile.class, profile.toString());
            return true;
        } catch (JsonProcessingException e) {
            assertThat(e).hasMessageContaining(leftOut);
            return false;
        }
    }

    @Test
    void takesTheOriginsThatTheExtensionIsBuiltFor() throws IOException {
        var cases = JSON.readTree(Files.readString(Path.of("../../extension/build/origins.cases.json")));
        var demo = ProfileTest.GOOD.replace("production", "demo");

        assertThat(cases.get("production"))
                .allSatisfy(origin -> assertThat(
                                check.check(with(ProfileTest.GOOD, origin)).faults())
                        .as(origin.asText())
                        .isEmpty());
        assertThat(cases.get("demo"))
                .allSatisfy(origin -> assertThat(check.check(with(demo, origin)).faults())
                        .as(origin.asText())
                        .isEmpty());
        assertThat(cases.get("neither"))
                .allSatisfy(origin -> assertThat(check.check(with(demo, origin)).faults())
                        .as(origin.asText())
                        .isNotEmpty());
    }

    private static String with(String profile, JsonNode origin) {
        return profile.replace("https://portal.example", origin.asText());
    }

    @Test
    void theFirstPortalsReadmeSaysWhatIsMissing() throws IOException {
        var lines = new ProfileWords(Language.CHINESE).lines(check.check(profile("hubei")));
        var readme = Files.readAllLines(Path.of("../../profiles/hubei/README.md"));

        assertThat(lines.get(0)).isEqualTo("配置没有错误。");
        assertThat(lines).contains("- 吊销查询地址（anchors.revocation）；没有它就不能查证书是否已吊销。由 CA 提供。");
        assertThat(readme.stream().filter(line -> line.startsWith("- ")).toList())
                .isEqualTo(lines.subList(2, lines.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void everyFaultAndSupplyHasWords(String tag) {
        var words = new ProfileWords(Language.ofTag(tag).orElseThrow());

        for (var kind : ProfileFault.Kind.values()) {
            assertThat(words.line(new ProfileFault("/a", kind, "b", "c")))
                    .contains("/a")
                    .doesNotContain("{");
        }
        for (var supply : Supply.values()) {
            assertThat(words.line(supply)).isNotBlank().doesNotContain("''");
        }
    }

    private List<String> lines(String json) {
        return new ProfileWords(Language.ENGLISH).lines(check.check(json));
    }

    private static String profile(String name) throws IOException {
        return Files.readString(Path.of("../../profiles", name, "profile.json"));
    }

    private static JsonNode read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
