package signinghelper.verifier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.authority.TestKey;
import signinghelper.verifier.http.Operation;
import signinghelper.verifier.settings.Secrets;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Asks as a browser, as a stranger and by wrong names. */
class FrontDoorTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String GOOD = "{\"purpose\":\"login\",\"session\":\"s\"}";

    @TempDir
    private static Path folder;

    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        var settings = TestSettings.trusting(TestUser.of(TestKey.P256))
                .with("listen", Map.of("port", 0, "hosts", List.of("Verifier.internal")))
                .with("limits", Map.of("documentBytes", 1024, "stopSeconds", 0));
        service = TestService.start(settings, new Secrets(TOKEN, null, null), folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static TestService.Answer challenge(String... headers) throws Exception {
        var request = service.request(Operation.CHALLENGE.path()).POST(BodyPublishers.ofString(GOOD));
        return service.send(headers.length == 0 ? request : request.headers(headers));
    }

    @Test
    void letsThePortalsServerIn() throws Exception {
        assertThat(challenge("Authorization", "Bearer " + TOKEN).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://portal.example",
        "Origin, null",
        "Sec-Fetch-Site, same-origin",
        "Sec-Fetch-Mode, navigate",
        "sec-fetch-anything, x"
    })
    void refusesWhatABrowserSends(String header, String value) throws Exception {
        var answer = challenge("Authorization", "Bearer " + TOKEN, header, value);

        assertThat(answer.code()).isEqualTo("FROM_BROWSER");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(service.send(service.request("/health/live").header(header, value))
                        .code())
                .isEqualTo("FROM_BROWSER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer 0123456789abcdef0123456789abcdeF",
                "Bearer 0123456789abcdef0123456789abcde",
                "Basic 0123456789abcdef0123456789abcdef",
                "0123456789abcdef0123456789abcdef"
            })
    void refusesAnyOtherToken(String shown) throws Exception {
        var answer = shown.isEmpty() ? challenge() : challenge("Authorization", shown);

        assertThat(answer.code()).isEqualTo("UNAUTHORIZED");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(service.get("/metrics").statusCode()).isEqualTo(401);
        assertThat(service.get("/metrics").headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer");
        assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
    }

    /**
     * Jetty remembers a header's text for a connection without regard to case: the second token would count as the
     * first.
     */
    @Test
    void tellsTokensApartThatDifferInCaseAlone() throws Exception {
        try (var raw = new RawRequest(service.port())) {
            raw.send(metrics(TOKEN, "keep-alive")).send(metrics(TOKEN.toUpperCase(Locale.ROOT), "close"));

            assertThat(raw.answer()).contains("HTTP/1.1 200", "HTTP/1.1 401");
        }
    }

    private static String metrics(String token, String connection) {
        return "GET /metrics HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\nConnection: "
                + connection + "\r\n\r\n";
    }

    /** The health asks for no token, and no way through its path leads elsewhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/../metrics",
                "/health/%2e%2e/metrics",
                "/health/live/../../metrics",
                "/health/live;x/../../metrics",
                "/health//../metrics",
                "/metrics?/health/live",
                "/metrics#/health/live"
            })
    void hasNoWayAroundTheToken(String target) throws Exception {
        try (var raw = new RawRequest(service.port())) {
            raw.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(raw.answer()).startsWith("HTTP/1.1 4").doesNotContain("# HELP");
        }
    }

    /** A page's web socket needs the token as any request does; the service has no web socket. */
    @Test
    void letsNoWebSocketPassTheDoor() throws Exception {
        try (var raw = new RawRequest(service.port())) {
            raw.send(String.join(
                    "\r\n",
                    "GET /metrics HTTP/1.1",
                    "Host: localhost",
                    "Connection: Upgrade, close",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                    "",
                    ""));

            assertThat(raw.answer()).startsWith("HTTP/1.1 401").contains("{\"code\":\"UNAUTHORIZED\"");
        }
    }

    /** A page of a name that leads to the service's address (DNS rebinding) sends that name. */
    @ParameterizedTest
    @CsvSource({
        "/v1/challenges, portal.evil.test",
        "/v1/challenges, 127.0.0.1.evil.test",
        "/health/live, portal.evil.test",
        "/metrics, portal.evil.test",
        "/nothing, portal.evil.test",
        "http://portal.evil.test/v1/challenges, portal.evil.test"
    })
    void refusesUnknownNames(String target, String host) throws Exception {
        assertThat(asked(target, host)).startsWith("HTTP/1.1 421").contains("HOST_UNKNOWN");
    }

    /** A request with two host names is refused before the service sees it, by Jetty. */
    @ParameterizedTest
    @CsvSource({"/v1/challenges, 'localhost:8420.evil.test'", "http://portal.evil.test/v1/challenges, localhost"})
    void refusesWhatNamesTwoHosts(String target, String host) throws Exception {
        assertThat(asked(target, host)).startsWith("HTTP/1.1 400").contains("{\"code\":\"REQUEST_MALFORMED\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health/live HTTP/1.1\r\nHost: a b",
                "GET /health/live HTTP/1.1\r\nHost: localhost\r\nHost: localhost",
                "GET /health/live HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2",
                "GET /health/%00 HTTP/1.1\r\nHost: localhost",
                "no HTTP"
            })
    void saysInJsonThatARequestBreaksHttp(String head) throws Exception {
        try (var raw = new RawRequest(service.port())) {
            raw.send(head + "\r\nConnection: close\r\n\r\n");

            assertThat(raw.answer()).startsWith("HTTP/1.1 ").contains("{\"code\":\"REQUEST_MALFORMED\"");
        }
    }

    @Test
    void saysInJsonThatATargetIsTooLong() throws Exception {
        try (var raw = new RawRequest(service.port())) {
            raw.send("GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(raw.answer()).startsWith("HTTP/1.1 414").contains("{\"code\":\"REQUEST_MALFORMED\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:8420", "[::1]:8420", "verifier.internal"})
    void answersByItsOwnNames(String host) throws Exception {
        assertThat(asked("/v1/challenges", host)).startsWith("HTTP/1.1 200");
    }

    @Test
    void refusesARequestWithoutAHost() throws Exception {
        try (var raw = new RawRequest(service.port())) {
            assertThat(raw.send("GET /health/live HTTP/1.0\r\n\r\n").answer()).contains("HOST_UNKNOWN");
        }
    }

    private static String asked(String target, String host) throws Exception {
        try (var raw = new RawRequest(service.port())) {
            return raw.send("POST " + target + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + TOKEN
                            + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                            + GOOD.length() + "\r\n\r\n" + GOOD)
                    .answer();
        }
    }

    @Test
    void saysWhatIsWrongWithARequest() throws Exception {
        assertThat(sent("/v1/nothing", GOOD).status()).isEqualTo(404);
        assertThat(sent("/v1/nothing", GOOD).code()).isEqualTo("NOT_FOUND");
        var got = service.request("/v1/challenges").header("Authorization", "Bearer " + TOKEN);
        assertThat(service.send(got).code()).isEqualTo("METHOD_NOT_ALLOWED");
        var form = service.request("/v1/challenges").setHeader("Content-Type", "text/plain");
        form.header("Authorization", "Bearer " + TOKEN).POST(BodyPublishers.ofString(GOOD));
        assertThat(service.send(form).code()).isEqualTo("NOT_JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"purpose\":\"login\"}",
                "{\"purpose\":\"login\",\"session\":\"\"}",
                "{\"purpose\":\"login\",\"session\":1}",
                "{\"purpose\":\"login\",\"session\":null}",
                "{\"purpose\":\"other\",\"session\":\"s\"}",
                "{\"purpose\":\"login\",\"session\":\"s\",\"more\":1}",
                "{\"purpose\":\"login\",\"session\":\"s\",\"session\":\"t\"}",
                "{\"purpose\":\"login\",\"session\":\"s\"} x"
            })
    void refusesAnyOtherJson(String body) throws Exception {
        var answer = sent("/v1/challenges", body);

        assertThat(answer.code()).isEqualTo("REQUEST_MALFORMED");
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"/v1/logins, 65537", "/v1/documents, 80000"})
    void readsNothingOfABodyThatIsTooLarge(String path, int length) throws Exception {
        assertThat(begun(path, "Expect: 100-continue\r\nContent-Length: " + length, ""))
                .startsWith("HTTP/1.1 413")
                .contains("TOO_LARGE");
    }

    /** A body that does not say its length counts as far as one that does may be long; its rest is read away. */
    @Test
    void boundsTheBodyThatItReads() throws Exception {
        var body = "20000\r\n" + " ".repeat(0x20000) + "\r\n0\r\n\r\n";

        assertThat(begun("/v1/logins", "Transfer-Encoding: chunked", body))
                .startsWith("HTTP/1.1 413")
                .contains("TOO_LARGE");
    }

    @Test
    void readsNoMoreThanTwiceTheLargestBody() throws Exception {
        try (var raw = new RawRequest(service.port())) {
            var endless = "x".repeat(50_000_000);
            raw.send(head("/v1/documents", "Content-Length: " + endless.length()));
            assertThatThrownBy(() -> raw.send(endless)).isInstanceOf(IOException.class);
        }
    }

    /** Bodies that do not come hold a few threads, and no more. */
    @Test
    @Timeout(20)
    void readsFewBodiesAwayAtATime() throws Exception {
        var all = new ArrayList<RawRequest>();
        try {
            for (var number = 0; number < 40; number++) {
                var raw = new RawRequest(service.port());
                all.add(raw);
                raw.send(head("/v1/logins", "Content-Length: 70000"));
            }
            while (answered(all) < 24) {
                Thread.sleep(5); // between two looks
            }
        } finally {
            for (var raw : all) {
                raw.close();
            }
        }
    }

    private static int answered(List<RawRequest> all) throws IOException {
        var number = 0;
        for (var raw : all) {
            number += raw.isAnswered() ? 1 : 0;
        }
        return number;
    }

    private static String head(String path, String length) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                + "\r\nContent-Type: application/json\r\nConnection: close\r\n" + length + "\r\n\r\n";
    }

    private static String begun(String path, String length, String body) throws Exception {
        try (var raw = new RawRequest(service.port())) {
            return raw.send(head(path, length) + body).answer();
        }
    }

    private static TestService.Answer sent(String path, String body) throws Exception {
        return service.send(
                service.request(path).header("Authorization", "Bearer " + TOKEN).POST(BodyPublishers.ofString(body)));
    }
}
