package signinghelper.verifier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;
import signinghelper.verifier.settings.Secrets;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Logs in at the sample portals in other languages, as their pages do. */
class SamplesTest {
    private static final Path SAMPLES = Path.of("../samples/verifier").toAbsolutePath();
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final TestUser USER = TestUser.of(TestKey.SM2);
    private static final int FEWER_LINES_THAN = 80;

    @TempDir
    private static Path folder;

    private static TestService service;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        port = SamplePortal.freePort();
        var settings = TestSettings.trusting(USER).with("origins", List.of(origin()));
        service = TestService.start(settings, new Secrets(TOKEN, null, null), folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String origin() {
        return "http://localhost:" + port;
    }

    private static void logsIn(String... command) throws Exception {
        try (var portal = SamplePortal.start(port, service.at(""), TOKEN, command)) {
            var nonce = portal.post("/challenge", "", origin());
            assertThat(nonce.statusCode()).as(nonce.body()).isEqualTo(200);
            var sent = SamplePortal.json(nonce.body(), USER.login(origin(), nonce.body()));

            assertThat(portal.post("/login", sent, "https://elsewhere.example").statusCode())
                    .isGreaterThanOrEqualTo(400);
            var answer = portal.post("/login", sent, origin());
            assertThat(answer.body()).endsWith(USER.fingerprint());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(portal.post("/login", sent, origin()).statusCode()).isEqualTo(401);

            var other = portal.post("/challenge", "", origin()).body();
            var lookAlike = SamplePortal.json(other, USER.login("https://look-alike.example", other));
            assertThat(portal.post("/login", lookAlike, origin()).statusCode()).isEqualTo(401);
            assertThat(portal.post("/login", "{}", origin()).statusCode()).isEqualTo(401);
            assertThat(portal.post("/login", "", origin()).statusCode()).isEqualTo(401);
            withstands(portal);
        }
        var nobody = URI.create("http://127.0.0.1:1");
        try (var portal = SamplePortal.start(port, nobody, TOKEN, command)) {
            assertThat(portal.post("/challenge", "", origin()).statusCode()).isEqualTo(401);
            assertThat(portal.said()).doesNotContain("Traceback");
        }
    }

    /** Sends what no page of the portal's does: the portal goes on, and nothing of it stands in the log or in a header. */
    private static void withstands(SamplePortal portal) throws Exception {
        var deep = "[".repeat(30_000) + "]".repeat(30_000);
        for (var body : List.of(deep, "{\"nonce\":\"n\",\"token\":" + deep + "}", "x\nFAKE line")) {
            assertThat(portal.post("/login", body, origin()).statusCode()).isEqualTo(401);
        }
        for (var cookie : List.of("\"a\\015\\012X-Injected: 1\"", "", "a".repeat(300), "a b")) {
            assertThat(portal.raw("/challenge", "Content-Length: 0\r\nCookie: browser=" + cookie, ""))
                    .as(cookie)
                    .matches("(?s)HTTP/1.[01] 200.*")
                    .doesNotContain("\nX-Injected");
        }
        for (var length : List.of("-1", "x")) {
            assertThat(portal.raw("/login", "Content-Length: " + length, ""))
                    .as(length)
                    .matches("(?s)(HTTP/1.[01] 4.*)?"); // PHP's own server closes the connection
        }
        assertThat(portal.said()).doesNotContain("Traceback", "\nFAKE");
        portal.breakOff();
        assertThat(portal.post("/challenge", "", origin()).statusCode()).isEqualTo(200);
    }

    @Test
    void python() throws Exception {
        Needed.program("python3");
        logsIn("python3", SAMPLES.resolve("python/portal.py").toString());
    }

    @Test
    void node() throws Exception {
        Needed.program("node");
        logsIn("node", SAMPLES.resolve("node/portal.mjs").toString());
    }

    @Test
    void php() throws Exception {
        Needed.program("php");
        logsIn(
                "php",
                "-S",
                "127.0.0.1:" + port,
                SAMPLES.resolve("php/portal.php").toString());
    }

    /** Go is large, so no test asks that it be installed. */
    @Test
    @Tag("full")
    void goLang() throws Exception {
        SamplePortal.assumeInstalled("go");
        var program = folder.resolve("portal");
        SamplePortal.run(
                "go",
                "build",
                "-o",
                program.toString(),
                SAMPLES.resolve("go/portal.go").toString());
        logsIn(program.toString());
    }

    /** Mono compiles what .NET does too; its own SDK is in no registry of Debian's. */
    @Test
    @Tag("full")
    void cSharp() throws Exception {
        Needed.program("mcs");
        var program = folder.resolve("Portal.exe");
        SamplePortal.run(
                "mcs",
                "-langversion:latest",
                "-r:System.Net.Http,System.Runtime.Serialization,System.Xml,System.Xml.Linq",
                "-out:" + program,
                SAMPLES.resolve("csharp/Portal.cs").toString());
        logsIn("mono", program.toString());
    }

    @Test
    void areShort() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            var sources = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".md"))
                    .toList();
            assertThat(sources).hasSize(5);
            for (var source : sources) {
                assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThan(FEWER_LINES_THAN);
            }
        }
    }
}
