package signinghelper.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import signinghelper.verifier.http.Operation;
import signinghelper.verifier.http.VerifierServer;
import signinghelper.verifier.settings.Secrets;
import signinghelper.verifier.settings.SettingsFile;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A running service, and the portal's server that asks it. */
public final class TestService implements AutoCloseable {
    private static final int NOT_DESCRIBED = 404;
    private static final int WRONG_METHOD = 405;
    private static final Description DESCRIPTION = new Description();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final VerifierServer server;
    private final int port;

    private TestService(VerifierServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Answer with its JSON.
     *
     * @param node of the service, where a balancer tells it; else empty
     */
    public record Answer(int status, JsonNode body, String node) {
        public String code() {
            return body.path("code").asText();
        }

        public String nonce() {
            return body.path("nonce").asText();
        }
    }

    public static TestService start(TestSettings settings, Secrets secrets, Path folder) throws IOException {
        var file = SettingsFile.read(settings.writtenTo(folder));
        var server = VerifierServer.start(file, secrets, Clock.systemUTC());
        return new TestService(server, server.port());
    }

    /** Starts it on loopback, without secrets. */
    public static TestService start(TestSettings settings, Path folder) throws IOException {
        return start(settings, new Secrets(null, null, null), folder);
    }

    public int port() {
        return port;
    }

    /** Returns the same service, asked through another port. */
    public TestService through(int other) {
        return new TestService(server, other);
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** Asks as the description says; what the service takes is described, and what it refuses as malformed is not. */
    public Answer post(Operation operation, Map<String, ?> body) throws Exception {
        var json = JSON.writeValueAsString(body);
        var answer = send(request(operation.path()).POST(BodyPublishers.ofString(json)));
        assertThat(DESCRIPTION.faultsOfRequest(operation.path(), json).isEmpty())
                .as(json)
                .isEqualTo(!answer.code().equals("REQUEST_MALFORMED"));
        return answer;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).header("Content-Type", "application/json");
    }

    public Answer send(HttpRequest.Builder request) throws Exception {
        var sent = request.build();
        var answer = client.send(sent, BodyHandlers.ofString());
        var path = sent.uri().getPath();
        if (answer.statusCode() != NOT_DESCRIBED) {
            var method =
                    answer.statusCode() == WRONG_METHOD ? "post" : sent.method().toLowerCase(Locale.ROOT);
            assertThat(DESCRIPTION.faultsOfAnswer(path, method, answer.statusCode(), answer.body()))
                    .isEmpty();
        }
        return new Answer(
                answer.statusCode(),
                JSON.readTree(answer.body()),
                answer.headers().firstValue("Node").orElse(""));
    }

    public HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    public String nonce(String purpose, String session) throws Exception {
        return post(Operation.CHALLENGE, Map.of("purpose", purpose, "session", session))
                .nonce();
    }

    /** Asks about a login of a page of the portal's. */
    public Answer login(TestUser user, String nonce, String session) throws Exception {
        return post(Operation.LOGIN, login(user.login(TestUser.ORIGIN, nonce), nonce, session));
    }

    public static Map<String, Object> login(Map<String, String> token, String nonce, String session) {
        return new HashMap<>(Map.of("origin", TestUser.ORIGIN, "session", session, "nonce", nonce, "token", token));
    }

    @Override
    public void close() {
        server.close();
    }
}
