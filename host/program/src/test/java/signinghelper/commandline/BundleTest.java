package signinghelper.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.check.Check;
import signinghelper.check.Circumstances;
import signinghelper.check.Evidence;
import signinghelper.check.Evidence.Kind;
import signinghelper.check.Finding;
import signinghelper.check.Verdict;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.guidance.VisibleText;
import signinghelper.protocol.ErrorCode;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.token.SecretSearch;
import signinghelper.token.SoftwareKey;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The bundle of a run in which everything holds something that must not leave the computer. */
class BundleTest {
    private static final String PIN = "84017352";
    private static final String CREDIT_CODE = "91420100MA4KXYZ12Q";
    private static final String IDENTITY_NUMBER = "42010119900307561X";
    private static final String PROXY_PASSWORD = "Hunter2Proxy";
    private static final String PERSON = "zhangsan";
    private static final String TITLE = "SecretBidTitle";
    private static final String SERIAL = "SN00112233447531";
    private static final String ORGANISATION = "SecretSupplierLtd";

    private static final List<String> CANARIES =
            List.of(PIN, CREDIT_CODE, IDENTITY_NUMBER, PROXY_PASSWORD, PERSON, TITLE, SERIAL, ORGANISATION);

    @TempDir
    private Path folder;

    private TestTerminal terminal;
    private Path out;

    @BeforeEach
    void plantCanaries() throws IOException {
        terminal = new TestTerminal(folder).with(new Everything(true));
        terminal.plugIn(SoftwareKey.Kind.P256);
        out = folder.resolve("out.zip");
        var day = TestAuthority.NOW.toString();
        var old = TestAuthority.NOW.minusSeconds(8 * 24 * 3600).toString();
        terminal.file(
                "log/helper-0.log",
                String.join(
                        "\n",
                        old + " 1 INFO host 1.0.0 on Java 17.0.1",
                        day + " 1 INFO host 1.2.3 on Java 17.0.19+10",
                        day + " 1 INFO frame login.authenticate 7 " + IDENTITY_NUMBER + " https://" + ORGANISATION,
                        day + " 1 INFO frame " + PIN + " 7",
                        day + " 1 INFO request 7 refused: PIN_INCORRECT {pin=" + PIN + "}",
                        day + " 1 WARNING a document cannot be opened",
                        "    java.io.IOException: /home/" + PERSON + "/" + TITLE + ".pdf",
                        "    " + TITLE + ".Exception: " + PIN,
                        day + " 1 INFO bridge demo: the library prints " + PIN,
                        day + " 1 INFO bridge fake started, process 12",
                        day + " 1 INFO check clock failed " + CREDIT_CODE,
                        PROXY_PASSWORD,
                        ""));
        Files.write(
                folder.resolve("log/helper-1.log"),
                (day + " 1 INFO " + TITLE + "\n").getBytes(StandardCharsets.UTF_16LE));
        terminal.file("log/" + TITLE + ".txt", PIN);
        terminal.file(
                "repairs/one",
                "{\"kind\":\"REPAIR\",\"text\":\"clock.synchronise\"}\n{\"kind\":\"BEGAN\",\"text\":\"" + day
                        + "\"}\n{\"kind\":\"CHANGE\",\"text\":\"/home/" + PERSON + "/" + TITLE + "\"}\n");
    }

    /** Check whose evidence holds every canary, with its kind if {@code typed}, else disguised as a plain version. */
    private final class Everything implements Check {
        private final boolean typed;

        Everything(boolean typed) {
            this.typed = typed;
        }

        @Override
        public String id() {
            return "portal";
        }

        @Override
        public List<Finding> look(Circumstances circumstances) {
            return List.of(typed ? finding() : untyped(finding()));
        }

        private static Finding untyped(Finding finding) {
            var seen = finding.evidence().stream()
                    .map(one -> new Evidence("version", Kind.PLAIN, one.name() + one.value()))
                    .toArray(Evidence[]::new);
            return Finding.of(finding.check(), Verdict.FAIL, ErrorCode.PORTAL_FAULTY, seen);
        }

        private Finding finding() {
            var home = folder.resolve("computer/home");
            return Finding.of(
                            "portal",
                            Verdict.FAIL,
                            ErrorCode.PORTAL_FAULTY,
                            new Evidence("version", Kind.PLAIN, "7.7.7"),
                            new Evidence("hostile", Kind.PLAIN, "<img src=x>\u202E"),
                            new Evidence(
                                    "address",
                                    Kind.ADDRESS,
                                    "https://" + PERSON + ":" + PROXY_PASSWORD + "@portal.example:8443/a?pin=" + PIN),
                            new Evidence("broken", Kind.ADDRESS, "http://[" + PROXY_PASSWORD),
                            new Evidence(
                                    "data-folder",
                                    Kind.PATH,
                                    home.resolve(".local/state/x/" + TITLE).toString()),
                            new Evidence("library", Kind.PATH, "C:\\Users\\" + PERSON + "\\AppData\\" + TITLE + ".dll"),
                            new Evidence("other", Kind.PATH, "D:\\" + PERSON + "\\skf.dll"),
                            new Evidence("serial", Kind.SERIAL, SERIAL),
                            new Evidence("holder", Kind.IDENTITY, ORGANISATION + " " + CREDIT_CODE),
                            new Evidence("proxy", Kind.UNTRUSTED, "http://u:" + PROXY_PASSWORD + "@proxy"),
                            new Evidence(PIN, Kind.UNTRUSTED, IDENTITY_NUMBER))
                    .with(Map.of(
                            "status", "503", "title", TITLE, "offset", PIN, "browser", TITLE + "!", "driver", TITLE));
        }
    }

    @Test
    void nothingThatMustNotLeaveTheComputerIsInTheBundleOrPrinted() throws IOException {
        var outcome = terminal.run("bundle", "--out", out);

        assertThat(outcome.exitCode()).isZero();
        for (var canary : CANARIES) {
            assertThat(places(canary, Files.readAllBytes(out))).as(canary).isEmpty();
            assertThat(places(canary, outcome.out().getBytes(StandardCharsets.UTF_8)))
                    .as(canary)
                    .isEmpty();
        }
    }

    /** Runs the same search over the bundle of checks that do not classify their values. */
    @Test
    void whereNothingIsRedactedTheSearchFindsEachOfThem() throws IOException {
        terminal.with(new Everything(false)).run("bundle", "--out", out);

        for (var canary : CANARIES) {
            assertThat(places(canary, Files.readAllBytes(out))).as(canary).contains("LATIN_1");
            for (var form : forms(canary)) {
                assertThat(places(canary, form)).as(canary).isNotEmpty();
            }
        }
    }

    @Test
    void whatHelpsIsThere() throws IOException {
        terminal.run("bundle", "--out", out);
        var report = report();

        assertThat(report.at("/versions/product").asText()).isEqualTo("1.2.3");
        assertThat(report.at("/profile/id").asText()).isEqualTo("test");
        assertThat(report.at("/findings/0/code").asText()).isEqualTo("PORTAL_FAULTY");
        assertThat(report.at("/findings/0/words/zh-CN/guidance/reason").asText())
                .contains("503");
        assertThat(values(report))
                .containsExactly(
                        "7.7.7",
                        "<img src=x>\u202E",
                        "https://portal.example:8443",
                        "null",
                        "~/.local/state/…/…",
                        "C:/Users/…/AppData/…",
                        "D:/…/skf.dll",
                        "…7531",
                        "null",
                        "null",
                        "null");
        assertThat(report.at("/repairs/0/repair").asText()).isEqualTo("clock.synchronise");
        assertThat(report.at("/repairs/0/changes").asInt()).isEqualTo(1);
        assertThat(report.at("/certificates")).isEmpty();
    }

    @Test
    void ofTheLogThereIsWhatIsKnownOfTheLastSevenDaysAndTheCountOfTheRest() throws IOException {
        terminal.run("bundle", "--out", out);
        var log = report().path("log");
        var lines = new ArrayList<String>();
        log.path("lines").forEach(line -> lines.add(line.asText().replace(TestAuthority.NOW + " 1 ", "")));

        assertThat(lines)
                .containsExactly(
                        "INFO host 1.2.3 on Java 17.0.19+10",
                        "INFO frame login.authenticate …",
                        "INFO frame … …",
                        "INFO request … refused: PIN_INCORRECT …",
                        "WARNING a document cannot be opened",
                        "    java.io.IOException",
                        "INFO bridge fake started, process 12");
        assertThat(log.path("leftOut").asInt()).isEqualTo(4);
    }

    @Test
    void whatThePersonAddsIsThere() throws IOException {
        terminal.run("bundle", "--out", out, "--identity", "--certificates");
        var report = report();

        assertThat(values(report)).contains(ORGANISATION + " " + CREDIT_CODE);
        assertThat(report.path("certificates")).hasSize(1);
        assertThat(Bytes.fromBase64(report.at("/certificates/0").asText()).length())
                .isGreaterThan(300);
    }

    @Test
    void whatIsPrintedIsAllThatIsSaved() throws IOException {
        var printed = terminal.run("bundle", "--out", out, "--certificates").out();
        var page = new String(entry("report.html"), StandardCharsets.UTF_8);

        texts(report()).forEach(text -> assertThat(printed).contains(VisibleText.of(text)));
        printed.lines()
                .filter(line -> !line.isBlank() && !line.matches(".*[<>&\"'].*"))
                .forEach(line -> assertThat(page).contains(line.replaceFirst("^== ", "")));
        assertThat(page)
                .doesNotContain("<script", "<img", "\u202E")
                .contains("color-scheme: light dark", "&lt;img src=x&gt;");
    }

    @Test
    void aFileThatIsThereIsNotOverwrittenUnlessItIsWanted() throws IOException {
        Files.writeString(out, "mine");

        assertThat(terminal.run("bundle", "--json", "--out", out)
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("FILE_EXISTS");
        assertThat(out).hasContent("mine");
        assertThat(terminal.run("bundle", "--out", out, "--force").exitCode()).isZero();
        assertThat(terminal.run("bundle", "--json", "--out", "/proc/none/x.zip")
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("FILE_FAILED");
        assertThat(terminal.run("bundle").exitCode()).isEqualTo(2);
    }

    private JsonNode report() throws IOException {
        return new JsonMapper().readTree(entry("report.json"));
    }

    private static List<String> values(JsonNode report) {
        var values = new ArrayList<String>();
        report.at("/findings/0/evidence")
                .forEach(seen -> values.add(seen.path("value").asText()));
        return values;
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }

    private byte[] entry(String name) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(out))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new AssertionError(name);
    }

    /** Searches the bytes themselves, and everything that a zip among them holds. */
    private static List<String> places(String canary, byte[] bytes) throws IOException {
        var found = new ArrayList<String>();
        var search = new SecretSearch(canary);
        for (var content : contents(bytes)) {
            found.addAll(search.in(content).keySet().stream().map(Enum::name).toList());
            var text = new String(content, StandardCharsets.ISO_8859_1);
            if (text.contains(escaped(canary))) {
                found.add("URL");
            }
        }
        return found;
    }

    private static List<byte[]> contents(byte[] bytes) throws IOException {
        var contents = new ArrayList<>(List.of(bytes));
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                contents.add(entry.getName().getBytes(StandardCharsets.UTF_8));
                contents.add(zip.readAllBytes());
            }
        }
        return contents;
    }

    private static List<byte[]> forms(String canary) throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new java.util.zip.ZipOutputStream(zip)) {
            out.putNextEntry(new java.util.zip.ZipEntry("a"));
            write(out, canary.repeat(20));
        }
        return List.of(
                canary.getBytes(StandardCharsets.UTF_8),
                canary.getBytes(StandardCharsets.UTF_16LE),
                canary.getBytes(StandardCharsets.UTF_16BE),
                java.util.Base64.getEncoder().encode(canary.getBytes(StandardCharsets.UTF_8)),
                escaped(canary).getBytes(StandardCharsets.US_ASCII),
                zip.toByteArray());
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Escapes every byte as in an address, since letters need not be escaped and yet may be. */
    private static String escaped(String text) {
        var all = new StringBuilder();
        for (var one : text.getBytes(StandardCharsets.UTF_8)) {
            all.append(String.format("%%%02X", one));
        }
        return all.isEmpty() ? URLEncoder.encode(text, StandardCharsets.UTF_8) : all.toString();
    }
}
