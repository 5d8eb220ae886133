package signinghelper.verifier;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;
import signinghelper.verifier.http.Operation;
import signinghelper.verifier.settings.Secrets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Looks after a node: health, meters, its end, and what it does under load. */
class OperatingTest {
    private static final String BODY = "{\"purpose\":\"login\",\"session\":\"s\"}";
    private static final TestUser USER = TestUser.of(TestKey.P256);
    private static final TestSettings SETTINGS = TestSettings.trusting(USER);

    @TempDir
    private Path folder;

    @Test
    void isHealthyAndCountsOutcomes() throws Exception {
        try (var service = TestService.start(SETTINGS, folder)) {
            var nonce = service.nonce("login", "s");
            var unused = List.of(service.login(USER, nonce, "s"), service.login(USER, nonce, "s"));

            assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(service.get("/health/ready").body())
                    .isEqualTo("{\"status\":\"UP\",\"challenges\":\"UP\",\"revocation\":\"UP\"}");
            assertThat(service.get("/metrics").body())
                    .contains(
                            "signing_helper_verifier_request_seconds_count{operation=\"LOGIN\",outcome=\"ACCEPTED\"} 1")
                    .contains("operation=\"LOGIN\",outcome=\"CHALLENGE_UNKNOWN\"} 1")
                    .doesNotContain(nonce);
        }
    }

    @Test
    void tellsOfACaWhoseServerIsAway() throws Exception {
        var authority = Map.of("certificate", "ca.pem", "responders", List.of("http://127.0.0.1:1/"));
        var online = Map.of("check", "ONLINE", "authorities", List.of(authority));
        try (var service = TestService.start(SETTINGS.with("revocation", online), folder)) {
            for (var times = 0; times < 3; times++) {
                assertThat(service.login(USER, service.nonce("login", "s"), "s").code())
                        .isEqualTo("REVOCATION_UNKNOWN");
            }
            var health = service.get("/health/ready");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"revocation\":\"DOWN\"");
            assertThat(service.get("/metrics").body())
                    .contains("signing_helper_revocation_paused{server=\"http://127.0.0.1:1/\"} 1")
                    .contains("outcome=\"FAILED\",server=\"http://127.0.0.1:1/\"} 3");
        }
    }

    /** Two CAs that share a responder must not count its outage twice. */
    @Test
    void countsAServerOnceThatTwoCasName() throws Exception {
        var other = TestUser.of(TestKey.P256).holder().authority().certificate();
        Files.writeString(folder.resolve("other.pem"), TestSettings.pem(other));
        var servers = List.of("http://127.0.0.1:1/");
        var authorities = List.of(
                Map.of("certificate", "ca.pem", "responders", servers),
                Map.of("certificate", "other.pem", "responders", servers));
        var online = Map.of("check", "ONLINE", "authorities", authorities);
        try (var service = TestService.start(SETTINGS.with("revocation", online), folder)) {
            assertThat(service.login(USER, service.nonce("login", "s"), "s").code())
                    .isEqualTo("REVOCATION_UNKNOWN");

            assertThat(service.get("/metrics").body())
                    .containsOnlyOnce("outcome=\"FAILED\",server=\"http://127.0.0.1:1/\"} 1");
        }
    }

    /**
     * A refused token must neither begin a false line in the log nor appear there, even when the page has encoded it
     * twice.
     */
    @Test
    void writesOneLineForARefusalWithNoWordOfTheToken() throws Exception {
        var log = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (var service = TestService.start(SETTINGS, folder)) {
            var nonce = service.nonce("login", "s");
            var token = USER.login(TestUser.ORIGIN, nonce);
            var more = new HashMap<>(token);
            more.put("more\n2026-11-30 INFO LOGIN accepted", "");
            assertSilent(token, service.post(Operation.LOGIN, TestService.login(more, nonce, "s")));
            var twice = new HashMap<String, Object>(TestService.login(token, nonce, "s"));
            twice.put("token", JsonMapper.builder().build().writeValueAsString(token));
            var body = JsonMapper.builder().build().writeValueAsString(twice);
            assertSilent(token, service.send(service.request("/v1/logins").POST(BodyPublishers.ofString(body))));
            assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain(token.get("signature"));
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.contains("networknt")))
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line).contains("LOGIN refused: MALFORMED").doesNotContain("LOGIN accepted"));
    }

    @Test
    void writesALineForWhatTheDoorRefuses() throws Exception {
        var log = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        var secrets = new Secrets("0123456789abcdef0123456789abcdef", null, null);
        try (var service = TestService.start(SETTINGS, secrets, folder)) {
            assertThat(service.get("/metrics").statusCode()).isEqualTo(401);
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("/metrics refused: UNAUTHORIZED");
    }

    private static void assertSilent(Map<String, String> token, TestService.Answer answer) {
        assertThat(answer.code()).isEqualTo("MALFORMED");
        assertThat(answer.body().path("message").asText())
                .doesNotContain(token.get("signature"))
                .doesNotContain("LOGIN accepted");
    }

    /** Half of a request has come when the service is told to end; the other half comes then. */
    @Test
    void letsARequestEndBeforeItEnds() throws Exception {
        var service = TestService.start(SETTINGS.with("limits", Map.of("stopSeconds", 20)), folder);
        var port = service.port();
        try (var raw = new RawRequest(port);
                var kept = new RawRequest(port)) {
            kept.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n").awaitByte();
            raw.begin("/v1/challenges", BODY.length());
            var end = CompletableFuture.runAsync(service::close);
            awaitRefusedConnections(port);

            assertThat(end).isNotDone();
            assertThat(secondAnswer(kept))
                    .satisfiesAnyOf(
                            closed -> assertThat(closed).isEmpty(),
                            busy -> assertThat(busy).startsWith("503").contains("{\"code\":\"BUSY\""));
            Thread.sleep(1500); // longer than the second after which Jetty itself gives up
            assertThat(raw.send(BODY).answer()).startsWith("HTTP/1.1 200").contains("nonce");
            end.get(20, TimeUnit.SECONDS);
        }
    }

    /** Returns what follows the first answer; empty where the server has closed the connection before or meanwhile. */
    private static String secondAnswer(RawRequest kept) throws IOException {
        try {
            kept.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            var answers = kept.answer();
            var second = answers.indexOf("HTTP/1.1 ");
            return second < 0 ? "" : answers.substring(second + "HTTP/1.1 ".length());
        } catch (SocketException e) {
            return "";
        }
    }

    /** An idle kept connection must not delay the end of the service. */
    @Test
    @Timeout(15)
    void endsThoughAConnectionIsKept() throws Exception {
        var service = TestService.start(SETTINGS.with("limits", Map.of("stopSeconds", 20)), folder);
        try (var raw = new RawRequest(service.port())) {
            raw.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n").awaitByte();
            service.close();
        }
    }

    private static void awaitRefusedConnections(int port) throws Exception {
        while (accepts(port)) {
            Thread.sleep(5); // between two looks
        }
    }

    private static boolean accepts(int port) throws IOException {
        try {
            new RawRequest(port).close();
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    /** The only place for a document is held by a request whose body does not come. */
    @Test
    void refusesMoreDocumentsThanItHolds() throws Exception {
        try (var service = TestService.start(
                        SETTINGS.with("limits", Map.of("uploadsAtOnce", 1, "stopSeconds", 0)), folder);
                var raw = new RawRequest(service.port())) {
            raw.begin("/v1/documents", 10);

            var answer = service.post(Operation.DOCUMENT, Map.of("document", ""));
            assertThat(answer.code()).isEqualTo("BUSY");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(service.login(USER, service.nonce("login", "s"), "s").status())
                    .isEqualTo(200);
        }
    }

    /** Python sends all of a body before it looks for an answer, and fails when the connection is closed meanwhile. */
    @ParameterizedTest
    @Tag("slow")
    @CsvSource({"/v1/documents, 16000000, 503", "/v1/documents, 40000000, 413", "/v1/logins, 16000000, 413"})
    void refusesWhoIsStillSending(String path, int size, String status) throws Exception {
        Needed.program("python3");
        var limits = Map.of("uploadsAtOnce", 1, "stopSeconds", 0);
        try (var service = TestService.start(SETTINGS.with("limits", limits), folder);
                var raw = new RawRequest(service.port())) {
            if (status.equals("503")) {
                raw.begin("/v1/documents", 10);
            }
            var python = new ProcessBuilder(
                            "python3", "-c", """
                            import sys, urllib.error, urllib.request
                            headers = {"Content-Type": "application/json"}
                            asked = urllib.request.Request(sys.argv[1], b" " * int(sys.argv[2]), headers)
                            try:
                                urllib.request.urlopen(asked)
                            except urllib.error.HTTPError as refused:
                                print(refused.code)
                            """, service.at(path).toString(), Integer.toString(size))
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(status + System.lineSeparator());
        }
    }

    @Test
    void tellsWhenItsLimitsDoNotFitIntoItsMemory() throws Exception {
        var log = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            var few = Map.of("uploadsAtOnce", 1, "documentBytes", 1024, "stopSeconds", 0);
            TestService.start(SETTINGS.with("limits", few), folder).close();
            assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("WARN");
            var most = Map.of("uploadsAtOnce", 64, "documentBytes", 256 * 1024 * 1024, "stopSeconds", 0);
            TestService.start(SETTINGS.with("limits", most), folder).close();
        } finally {
            System.setErr(before);
        }
        // 64 times 256 MiB, five times over, and 64 MiB
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("WARN", "limits.uploadsAtOnce", "-Xmx81984m");
    }

    /** The whole body that is promised does not fit into the memory; the next request finds all as before. */
    @Test
    @Tag("slow")
    void saysSoWhenItsMemoryIsSpent() throws Exception {
        var limits = Map.of("documentBytes", 256 * 1024 * 1024, "stopSeconds", 0);
        var port = SamplePortal.freePort();
        var settings = SETTINGS.with("limits", limits).with("listen", Map.of("port", port));
        var log = folder.resolve("log");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var node = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Verifier.class.getName(),
                        settings.writtenTo(folder).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            while (!Files.readString(log).contains("Listening")) {
                assertThat(node.isAlive()).as(Files.readString(log)).isTrue();
                Thread.sleep(10); // between two looks
            }
            try (var raw = new RawRequest(port)) {
                raw.send(String.join(
                        "\r\n",
                        "POST /v1/documents HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: application/json",
                        "Content-Length: 300000000",
                        "Connection: close",
                        "",
                        ""));
                assertThat(raw.answer()).startsWith("HTTP/1.1 500").contains("{\"code\":\"FAILED\"");
            }
            try (var raw = new RawRequest(port)) {
                raw.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertThat(raw.answer()).contains("_count{operation=\"DOCUMENT\",outcome=\"FAILED\"} 1");
            }
        } finally {
            node.destroyForcibly().onExit().join();
        }
        assertThat(Files.readAllLines(log).stream().filter(line -> line.contains("OutOfMemoryError")))
                .hasSize(1);
    }

    @Test
    void listensOnLoopbackAlone() throws Exception {
        try (var service = TestService.start(SETTINGS, folder)) {
            var others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList();
            for (var address : others) {
                assertThatThrownBy(() -> new Socket(address, service.port())).isInstanceOf(IOException.class);
            }
        }
    }
}
