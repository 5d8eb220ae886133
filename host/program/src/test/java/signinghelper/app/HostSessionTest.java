package signinghelper.app;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.protocol.MessageSchema;

import java.nio.file.Path;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Sessions of the real program: who gets one, and what can be asked in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostSessionTest {
    private static final String ORIGIN = Installation.ORIGIN;

    private final MessageSchema schema = MessageSchema.ofAnyMessage();
    private final HostProcess host;

    HostSessionTest(@TempDir Path folder) throws Exception {
        host = Installation.withProfile(folder).start();
    }

    @BeforeAll
    void takeHello() throws Exception {
        host.next();
    }

    @AfterAll
    void endWithTheInput() throws Exception {
        try (host) {
            host.endInput();
            assertThat(host.exitCode()).isZero();
            assertThat(host.rest()).isEmpty();
        }
    }

    @Test
    void anAllowedOriginGetsASessionWithItsMethods() throws Exception {
        var answer = host.open(session(), ORIGIN, ORIGIN);

        assertThat(answer.path("result").toString())
                .isEqualTo("{\"product\":\"" + Version.read() + "\",\"protocol\":\"2.0\",\"profile\":\"demo\","
                        + "\"capabilities\":[\"login.authenticate\",\"token.list\"],\"formats\":["
                        + "{\"id\":\"cms-detached\",\"needs\":\"DIGEST\",\"suffix\":\".p7s\"},"
                        + "{\"id\":\"cms-attached\",\"needs\":\"CONTENT\",\"suffix\":\".p7m\"},"
                        + "{\"id\":\"pdf\",\"needs\":\"CONTENT\",\"suffix\":\".signed.pdf\"},"
                        + "{\"id\":\"ofd\",\"needs\":\"CONTENT\",\"suffix\":\".signed.ofd\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example, https://other.example",
        "http://localhost:8080, https://other.example",
        "https://other.example, http://localhost:8080"
    })
    void anyOtherOriginGetsNoneNorInsideNorAroundAnAllowedOne(String origin, String topOrigin) throws Exception {
        assertRefused(host.open(session(), origin, topOrigin), -32000, "ORIGIN_NOT_ALLOWED");
    }

    @Test
    void anIdThatIsTakenIsRefused() throws Exception {
        var session = session();
        host.open(session, ORIGIN, ORIGIN);

        assertRefused(host.open(session, ORIGIN, ORIGIN), -32602, "REQUEST_MALFORMED");
    }

    @ParameterizedTest
    @CsvSource({"2.0.0, 1.0.0, host", "1.0.0, 0.9.0, library", "0.9.0, 1.0.0, extension"})
    void whoIsBehindIsNamed(String extension, String library, String behind) throws Exception {
        var answer = host.ask(
                "open",
                "session.open",
                "{\"session\":\"" + session() + "\",\"origin\":\"" + ORIGIN + "\",\"topOrigin\":\"" + ORIGIN
                        + "\",\"extension\":\"" + extension + "\",\"library\":\"" + library + "\",\"locale\":\"en\"}");

        assertRefused(answer, -32000, "VERSION_MISMATCH");
        assertThat(answer.at("/error/data/facts/requiresUpdate").asText()).isEqualTo(behind);
        assertThat(answer.at("/error/data/link").asText())
                .isEqualTo(behind.equals("library") ? "" : Installation.INSTALLATION_PAGE);
    }

    @Test
    void anUnknownSessionIsFoundBeforeAnUnknownMethod() throws Exception {
        assertRefused(host.ask("1", "no.such", in(session())), -32000, "SESSION_UNKNOWN");
    }

    @Test
    void anUnknownMethodIsNotFound() throws Exception {
        var session = session();
        host.open(session, ORIGIN, ORIGIN);

        var answer = host.ask("1", "no.such", in(session));
        assertRefused(answer, -32601, "METHOD_UNKNOWN");
        assertThat(answer.at("/error/data/link").asText()).isEqualTo(Installation.INSTALLATION_PAGE);
    }

    @Test
    void aMethodThatTheProfileDoesNotGiveTheOriginIsRefused() throws Exception {
        var session = session();
        host.open(session, "https://look.example", "https://look.example");

        assertRefused(host.ask("1", "login.authenticate", in(session)), -32000, "METHOD_NOT_ALLOWED");
        assertThat(host.ask("2", "token.list", in(session)).has("result")).isTrue();
    }

    @Test
    void withoutADriverThereIsNoUKey() throws Exception {
        var session = session();
        host.open(session, ORIGIN, ORIGIN);

        assertThat(host.ask("1", "token.list", in(session)).path("result").toString())
                .isEqualTo("{\"tokens\":[],\"faults\":[]}");
    }

    @Test
    void aClosedSessionIsUnknown() throws Exception {
        var session = session();
        host.open(session, ORIGIN, ORIGIN);

        assertThat(host.ask("1", "session.close", in(session)).path("result").isEmpty())
                .isTrue();
        assertRefused(host.ask("2", "token.list", in(session)), -32000, "SESSION_UNKNOWN");
    }

    private void assertRefused(JsonNode answer, int number, String code) {
        assertThat(schema.faults(answer)).isEmpty();
        assertThat(answer.at("/error/code").asInt()).isEqualTo(number);
        assertThat(answer.at("/error/data/code").asText()).isEqualTo(code);
    }

    private static String session() {
        return UUID.randomUUID().toString();
    }

    private static String in(String session) {
        return "{\"session\":\"" + session + "\"}";
    }
}
