package signinghelper.verifier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.authority.TestKey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/** Sends bodies that do not come, or not whole. */
@Timeout(60)
class BodiesTest {
    @TempDir
    private static Path folder;

    private static TestService service;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeAll
    static void start() throws Exception {
        var limits = Map.of("bodySeconds", 1, "stopSeconds", 0);
        service = TestService.start(
                TestSettings.trusting(TestUser.of(TestKey.P256)).with("limits", limits), folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setErr(before);
    }

    private static RawRequest begun(String path, String length, String body) throws IOException {
        return new RawRequest(service.port())
                .send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Connection: close\r\n" + length + "\r\n\r\n" + body);
    }

    private void assertOneLine(String text) throws Exception {
        while (!log.toString(StandardCharsets.UTF_8).contains("refused")) {
            Thread.sleep(5); // between two looks
        }
        assertThat(service.get("/metrics").body()).doesNotContain("FAILED");
        assertThat(log.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains(text);
    }

    /**
     * A body of which a byte comes now and then, each within the time-out for silence, must not hold a thread for ever.
     */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/documents", "/v1/challenges"})
    void refusesABodyThatComesForEver(String path) throws Exception {
        try (var raw = begun(path, "Content-Length: 1000", "{")) {
            var drip = CompletableFuture.runAsync(() -> drip(raw));
            assertThat(raw.answer()).startsWith("HTTP/1.1 408").contains("BODY_LATE");
            drip.join();
        }
        assertOneLine("BODY_LATE");
    }

    private static void drip(RawRequest raw) {
        try {
            while (true) {
                raw.send(" ");
                Thread.sleep(20); // slower than anybody sends
            }
        } catch (IOException e) {
            // The service has closed the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After a refusal the rest of the body is read away, but for a bounded time. */
    @Test
    void readsNothingForEver() throws Exception {
        try (var raw = begun("/v1/logins", "Content-Length: 1000000", "{")) {
            var drip = CompletableFuture.runAsync(() -> drip(raw));
            assertThat(raw.answer()).startsWith("HTTP/1.1 413").contains("TOO_LARGE");
            drip.join();
        }
        assertOneLine("TOO_LARGE");
    }

    @Test
    void refusesABodyThatNeverComes() throws Exception {
        try (var raw = begun("/v1/documents", "Content-Length: 1000", "{")) {
            assertThat(raw.answer()).startsWith("HTTP/1.1 408").contains("BODY_LATE");
        }
        assertOneLine("BODY_LATE");
    }

    @Test
    void refusesABodyThatEndsEarly() throws Exception {
        try (var raw = begun("/v1/logins", "Content-Length: 1000", "{").endSending()) {
            assertThat(raw.answer()).doesNotContain("HTTP/1.1 5");
        }
        assertOneLine("REQUEST_MALFORMED");
    }

    @Test
    void outlivesASenderWhoGoesAway() throws Exception {
        begun("/v1/documents", "Content-Length: 1000", "{").close();

        assertOneLine("REQUEST_MALFORMED");
    }

    @Test
    void refusesAChunkOfNoLength() throws Exception {
        try (var raw = begun("/v1/logins", "Transfer-Encoding: chunked", "ZZ\r\nabc")) {
            assertThat(raw.answer()).startsWith("HTTP/1.1 400");
        }
        assertOneLine("REQUEST_MALFORMED");
    }
}
