package signinghelper.verifier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.portal.valkey.ValkeyServer;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;
import signinghelper.verifier.http.Operation;
import signinghelper.verifier.settings.Secrets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Logs in at a service on two nodes that share a Valkey. */
@Tag("slow")
class TwoNodesTest {
    private static final String SESSION = "browser session";
    private static final TestUser USER = TestUser.of(TestKey.SM2);

    @TempDir
    private Path folder;

    private ValkeyServer valkey;
    private TestService first;
    private TestService second;

    @BeforeEach
    void start() throws Exception {
        valkey = ValkeyServer.start(folder);
        first = node("first");
        second = node("second");
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        valkey.close();
    }

    private TestService node(String name) throws Exception {
        var settings = TestSettings.trusting(USER)
                .with("listen", Map.of("port", 0, "hosts", List.of("verifier")))
                .with("challenges", Map.of("store", "VALKEY"));
        var address = valkey.address().toURI().toString();
        return TestService.start(
                settings, new Secrets(null, null, address), Files.createDirectory(folder.resolve(name)));
    }

    @Test
    void finishesOnOneNodeWhatTheOtherBegan() throws Exception {
        var nonce = first.nonce("login", SESSION);

        assertThat(second.login(USER, nonce, SESSION).status()).isEqualTo(200);
        assertThat(first.login(USER, nonce, SESSION).code()).isEqualTo("CHALLENGE_UNKNOWN");
    }

    @Test
    void saysSoWhileValkeyIsAway() throws Exception {
        var nonce = first.nonce("login", SESSION);
        valkey.kill();

        var login = second.login(USER, nonce, SESSION);
        assertThat(login.code()).isEqualTo("CHALLENGES_UNAVAILABLE");
        assertThat(login.status()).isEqualTo(503);
        var challenge = second.post(Operation.CHALLENGE, Map.of("purpose", "login", "session", SESSION));
        assertThat(challenge.code()).isEqualTo("CHALLENGES_UNAVAILABLE");
        assertThat(challenge.status()).isEqualTo(503);
        assertThat(second.get("/health/ready").body()).contains("\"challenges\":\"DOWN\"");
        assertThat(second.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(second.get("/health/live").statusCode()).isEqualTo(200);
    }

    /** The node that began ends in between, as in an update, and nginx goes to the other one. */
    @Test
    @Tag("full")
    void finishesBehindNginxWhenTheNodeThatBeganHasEnded() throws Exception {
        Needed.file(Nginx.program());
        try (var nginx = Nginx.before(first, second, folder)) {
            var balanced = first.through(nginx.port());
            for (var round = 0; round < 2; round++) {
                var begun = balanced.post(Operation.CHALLENGE, Map.of("purpose", "login", "session", SESSION));
                var ended = balanced.login(USER, begun.nonce(), SESSION);
                assertThat(ended.status()).isEqualTo(200);
                assertThat(ended.node()).isNotEqualTo(begun.node()).isNotEmpty();
                assertThat(balanced.login(USER, begun.nonce(), SESSION).code()).isEqualTo("CHALLENGE_UNKNOWN");
            }
            var begun = balanced.post(Operation.CHALLENGE, Map.of("purpose", "login", "session", SESSION));
            var other = begun.node().endsWith(":" + first.port()) ? second : first;
            (other == first ? second : first).close();

            var ended = balanced.login(USER, begun.nonce(), SESSION);
            assertThat(ended.status()).isEqualTo(200);
            assertThat(ended.node()).endsWith(":" + other.port());
        }
    }

    /** To the verifier all requests have the name that nginx gives, and nginx's own bound for bodies is 1 MiB. */
    @Test
    @Tag("full")
    void answersBehindNginxByItsNamesAloneAndTakesLargeDocuments() throws Exception {
        Needed.file(Nginx.program());
        try (var nginx = Nginx.before(first, second, folder);
                var rebound = new RawRequest(nginx.port())) {
            rebound.send("GET /metrics HTTP/1.1\r\nHost: portal.evil.test\r\nConnection: close\r\n\r\n");
            assertThat(rebound.answer()).startsWith("HTTP/1.1 421");

            var document = TestUser.base64(new byte[2 * 1024 * 1024]);
            assertThat(first.through(nginx.port())
                            .post(Operation.DOCUMENT, Map.of("document", document))
                            .code())
                    .isEqualTo("INDETERMINATE");
        }
    }
}
