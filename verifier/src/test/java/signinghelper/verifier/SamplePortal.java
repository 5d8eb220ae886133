package signinghelper.verifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.File;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A portal in another language, and a browser that keeps its cookies. */
final class SamplePortal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Process process;
    private final Path said;
    private final int port;

    private SamplePortal(Process process, Path said, int port) {
        this.process = process;
        this.said = said;
        this.port = port;
    }

    static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    static SamplePortal start(int port, URI verifier, String token, String... command) throws Exception {
        var said = Files.createTempFile("portal", ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment()
                .putAll(Map.of(
                        "VERIFIER",
                        verifier.toString(),
                        "VERIFIER_TOKEN",
                        token,
                        "ORIGIN",
                        "http://localhost:" + port,
                        "PORT",
                        Integer.toString(port)));
        var portal = new SamplePortal(builder.start(), said, port);
        portal.awaitAnswer();
        return portal;
    }

    private void awaitAnswer() throws Exception {
        var until = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                post("/challenge", "", "nobody");
                return;
            } catch (IOException e) {
                if (!process.isAlive() || Instant.now().isAfter(until)) {
                    throw new AssertionError("no answer: " + Files.readString(said), e);
                }
                Thread.sleep(20); // between two looks
            }
        }
    }

    HttpResponse<String> post(String path, String body, String origin) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Origin", origin)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends what no browser would, with a Host and the portal's own Origin, and returns the whole answer. */
    String raw(String path, String headers, String body) throws IOException {
        try (var raw = new RawRequest(port)) {
            return raw.send(head(path, headers) + body).answer();
        }
    }

    private String head(String path, String headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nOrigin: http://localhost:" + port
                + "\r\nConnection: close\r\n" + headers + "\r\n\r\n";
    }

    /** Resets the connection in the middle of a body. */
    void breakOff() throws IOException {
        try (var raw = new RawRequest(port)) {
            raw.send(head("/login", "Content-Length: 1000") + "{").resetAtEnd();
        }
    }

    /** Returns what it has written so far. */
    String said() throws IOException {
        return Files.readString(said);
    }

    /** JSON that a page sends. */
    static String json(String nonce, Map<String, String> token) throws JsonProcessingException {
        return JsonMapper.builder().build().writeValueAsString(Map.of("nonce", nonce, "token", token));
    }

    static void assumeInstalled(String program) {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, program))),
                program + " is not installed");
    }

    /** Runs a program to its end. */
    static void run(String... command) throws Exception {
        var log = Files.createTempFile("program", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(List.of(command) + ": " + Files.readString(log));
        }
        Files.delete(log);
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        Files.delete(said);
    }
}
