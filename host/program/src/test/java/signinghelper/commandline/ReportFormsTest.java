package signinghelper.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.ReportWords;
import signinghelper.formats.verification.Step;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.token.SoftwareKey;
import signinghelper.work.TestDocuments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The report as text, JSON and page, which say the same of one file. */
class ReportFormsTest {
    private static final ReportWords WORDS = new ReportWords(Locale.ENGLISH);
    private static final Path SCHEMA = Path.of("../../docs/report.schema.json");
    private static final Set<String> NOT_IN_WORDS = Set.of("severity", "picture");

    @TempDir
    private Path folder;

    private SealingTerminal sealing;
    private TestTerminal terminal;

    @BeforeEach
    void plugIn() throws IOException {
        sealing = new SealingTerminal(folder);
        terminal = sealing.terminal;
    }

    private Path sealed() throws Exception {
        var document = Files.write(folder.resolve("标书.ofd"), TestDocuments.ofd());
        return sealing.signed(
                document, "标书.signed.ofd", "--format", "ofd", "--seal", sealing.sealFile, "--at", "1,5,5,20,20");
    }

    /** A PDF of one page, to which an annotation is added when it is signed. */
    private Path annotated() throws Exception {
        var document = Files.writeString(folder.resolve("a.pdf"), SmallPdf.of("Total: 10000"));
        var signed = sealing.signed(document, "a.signed.pdf", "--format", "pdf");
        var bytes = Files.readString(signed, StandardCharsets.ISO_8859_1);
        return Files.writeString(signed, SmallPdf.annotated(bytes), StandardCharsets.ISO_8859_1);
    }

    @Test
    void whatIsUndecidedIsTheSameInEachForm() throws Exception {
        assertSame(sealed(), "INDETERMINATE");
    }

    @Test
    void whatWasChangedLaterIsSaidFirstAndNothingIsCalledTheSameAboveIt() throws Exception {
        var changed = annotated();

        var report = assertSame(changed, "TOTAL_FAILED");

        assertThat(report.at("/signatures/0/findings").findValuesAsText("code")).contains("CHANGED_LATER");
        var lines =
                terminal.run("verify", changed, "--lang", "zh-CN").out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("a.signed.pdf：签名无效——签名之后显示的内容被改动（第 1 页，之后加上的批注）");
        assertThat(lines).noneMatch(line -> line.contains("一致"));
        var clerks = lines.stream().takeWhile(line -> !line.contains("逐项检查")).toList();
        assertThat(clerks).noneMatch(line -> line.contains("object ") || line.contains("field "));
        assertThat(lines).noneMatch(line -> line.contains("octets"));
        var signature = lines.indexOf("  签名 Signature1");
        assertThat(signature).isBetween(0, lines.indexOf("  验证的依据（供审计核对）"));
    }

    /** Each strip of a seal over the pages' edges is a picture of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"pdf", "ofd"})
    void aLaterRidingSealIsOneLine(String format) throws Exception {
        var pages = 3;
        var original = format.equals("pdf")
                ? SmallPdf.of("Total: 10000", pages).getBytes(StandardCharsets.ISO_8859_1)
                : TestDocuments.ofd(pages);
        var document = Files.write(folder.resolve("a." + format), original);
        var first = sealing.signed(document, "a.signed." + format, "--format", format);
        var sealed = sealing.signed(
                first, "a.signed.signed." + format, "--format", format, "--seal", sealing.sealFile, "--riding");

        var lines =
                terminal.run("verify", sealed, "--lang", "zh-CN").out().lines().toList();

        assertThat(lines.stream().takeWhile(line -> !line.contains("逐项检查")))
                .filteredOn(line -> line.contains("图样") || line.contains("后来又加了签名"))
                .singleElement()
                .asString()
                .startsWith("    签名之后：后来的签名在页面上加了图样（")
                .endsWith("第 1–3 页）");
    }

    @Test
    void aValidFileIsTheSameInEachForm() throws Exception {
        var content = terminal.file("a.txt", "content");
        terminal.plugIn(SoftwareKey.Kind.SM2);
        var signed = sealing.signed(content, "a.txt.p7s");

        var report = assertSame(signed, "TOTAL_PASSED", "--anchor", terminal.anchor());

        assertThat(report.at("/origin/content/name").asText()).isEqualTo("a.txt");
        assertThat(report.at("/origin/anchors/0/role").asText()).isEqualTo("SIGNERS");
        assertThat(terminal.run("verify", signed, "--anchor", terminal.anchor()).out())
                .doesNotContain(folder.toString());
    }

    @Test
    void aVerdictAsOfATimeBeforeTheSignatureSaysSo() throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2);
        var signed = sealing.signed(terminal.file("a.txt", "content"), "a.txt.p7s");
        var before = TestAuthority.NOW.minus(Duration.ofHours(1));

        var report = assertSame(signed, "TOTAL_PASSED", "--anchor", terminal.anchor(), "--as-of", before);

        assertThat(report.at("/signatures/0/findings").findValuesAsText("code")).contains("AS_OF_BEFORE_SIGNING");
        assertThat(terminal.run("verify", signed, "--lang", "zh-CN", "--as-of", before)
                        .out())
                .contains("所选的判断时间早于签名时间");
    }

    /** A name of a file is its sender's text. */
    @Test
    void markupInANameIsText() throws Exception {
        var document = Files.writeString(folder.resolve("<b>a&\u001b[31m.txt"), "content");
        var page = folder.resolve("report.html");

        terminal.run("verify", document, "--report", page);

        assertThat(Files.readString(page))
                .contains("&lt;b&gt;a&amp;&lt;U+001B&gt;[31m.txt")
                .doesNotContain("<b>");
        assertThat(terminal.run("verify", document).out()).doesNotContain("\u001b");
    }

    /** Returns the report as JSON. */
    private JsonNode assertSame(Path document, String indication, Object... more) throws Exception {
        var page = folder.resolve("report.html");
        var arguments = new ArrayList<Object>(List.of("verify", document, "--report", page));
        arguments.addAll(List.of(more));
        var text = terminal.run(arguments.toArray()).out();
        arguments.add("--json");
        var report = terminal.run(arguments.toArray()).json().path("report");

        assertThat(report.path("indication").asText()).isEqualTo(indication);
        assertThat(schemaFaults(report)).isEmpty();
        var sha256 = HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(Files.readAllBytes(document)));
        assertThat(report.at("/origin/file/sha256").asText()).isEqualTo(sha256);
        var html = Files.readString(page);
        for (var fact : facts("", report)) {
            assertThat(text).contains(fact);
            assertThat(html).contains(fact.replace("\"", "&quot;"));
        }
        report.findValues("picture").stream()
                .filter(JsonNode::isTextual)
                .forEach(picture -> assertThat(html).contains(picture.asText()));
        return report;
    }

    private static List<String> schemaFaults(JsonNode report) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA))
                .validate(report.toString(), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** Returns all that the JSON says, in words. */
    private static List<String> facts(String name, JsonNode value) {
        var facts = new ArrayList<String>();
        if (value.has("facts")) {
            var known = new HashMap<String, String>();
            value.path("facts")
                    .properties()
                    .forEach(each -> known.put(each.getKey(), each.getValue().asText()));
            facts.add(WORDS.of(new Finding(Code.valueOf(value.path("code").asText()), known)));
            facts.add("[" + value.path("code").asText() + "]");
            facts.add(WORDS.of(Step.valueOf(value.path("step").asText())));
        } else if (value.isObject()) {
            value.properties().forEach(each -> facts.addAll(facts(each.getKey(), each.getValue())));
        } else if (value.isArray()) {
            value.forEach(each -> facts.addAll(facts(name, each)));
        } else if (value.isNumber()) {
            facts.add(value.asText());
        } else if (value.isTextual()) {
            facts.addAll(fact(name, value.asText()));
        }
        return facts;
    }

    private static List<String> fact(String name, String value) {
        if (name.equals("picture")) {
            var picture = Bytes.fromBase64(value).toArray();
            return List.of(HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(picture)));
        }
        if (NOT_IN_WORDS.contains(name)) {
            return List.of();
        }
        if (name.equals("indication")) {
            return List.of(WORDS.of(Indication.valueOf(value)));
        }
        if (name.equals("notCovered")) {
            return List.of(value.replaceFirst("^octets (\\d+)-(\\d+)$", "octets $1–$2"));
        }
        if (name.equals("role")) {
            return List.of(WORDS.label("role." + value));
        }
        return List.of(value.matches("\\d{4}-\\d\\d-\\d\\dT.*Z") ? WORDS.of(Instant.parse(value)) : value);
    }
}
