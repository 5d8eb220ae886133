package signinghelper.portal.valkey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.portal.authentication.Challenge.Purpose;
import signinghelper.portal.authentication.LoginTokenValidator;
import signinghelper.portal.authentication.NonceAndToken;
import signinghelper.portal.authentication.PortalOrigins;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Logs in at a portal on two nodes. */
@Tag("slow")
class TwoNodesTest {
    private static final String ORIGIN = "https://portal.example";
    private static final String BROWSER = "browser session";
    private static final Clock CLOCK = Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);
    private static final ValkeySettings SETTINGS = new ValkeySettings("portal", Duration.ofSeconds(10), 1000);
    private static final int ROUNDS = 20;

    private final KeyPair keys = TestKey.SM2.generate();
    private final TestAuthority authority = TestAuthority.root(TestKey.SM2);
    private final X509Certificate certificate = authority.issue(keys);

    @TempDir
    private Path folder;

    private ValkeyServer server;
    private ValkeyChallengeStore first;
    private ValkeyChallengeStore second;

    @BeforeEach
    void start() throws Exception {
        server = ValkeyServer.start(folder);
        first = new ValkeyChallengeStore(server.address(), SETTINGS, CLOCK);
        second = new ValkeyChallengeStore(server.address(), SETTINGS, CLOCK);
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        server.close();
    }

    private LoginTokenValidator logins(ValkeyChallengeStore node) {
        var trust = new CertificateTrust(List.of(authority.certificate()), List.of());
        return new LoginTokenValidator(PortalOrigins.of(ORIGIN), trust, RevocationPolicy.none(), node, CLOCK);
    }

    private NonceAndToken answer(String nonce) throws Exception {
        var algorithm = TestHolder.algorithm(TestKey.SM2);
        var token = new AuthenticationToken(
                Bytes.copyOf(certificate.getEncoded()).toBase64(),
                algorithm.name(),
                Bytes.copyOf(TestKey.SM2.sign(keys, algorithm.loginMessage(ORIGIN, nonce)))
                        .toBase64(),
                algorithm.format(TokenPurpose.LOGIN),
                "test");
        return new NonceAndToken(nonce, token);
    }

    @Test
    void finishesOnOneNodeWhatTheOtherBegan() throws Exception {
        var answer = answer(first.issue(Purpose.LOGIN, BROWSER).nonce());

        assertThat(logins(second).validate(answer, BROWSER).certificate()).isEqualTo(certificate);
        assertRefused(Reason.CHALLENGE_UNKNOWN, first, answer);
    }

    @Test
    void passesATokenOnceThatComesToBothAtTheSameMoment() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var round = 0; round < ROUNDS; round++) {
                var answer = answer(first.issue(Purpose.LOGIN, BROWSER).nonce());
                var barrier = new CyclicBarrier(2);
                var asking = new ArrayList<Callable<Boolean>>();
                for (var node : List.of(first, second)) {
                    asking.add(() -> {
                        barrier.await();
                        return passes(node, answer);
                    });
                }
                var passed = 0;
                for (var result : threads.invokeAll(asking)) {
                    passed += result.get() ? 1 : 0;
                }
                assertThat(passed).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean passes(ValkeyChallengeStore node, NonceAndToken answer) {
        try {
            var unused = logins(node).validate(answer, BROWSER);
            return true;
        } catch (AuthenticationTokenException e) {
            assertThat(e.reason()).isEqualTo(Reason.CHALLENGE_UNKNOWN);
            return false;
        }
    }

    @Test
    void refusesWithAWordOfItsOwnWhileTheServerIsAway() throws Exception {
        var answer = answer(first.issue(Purpose.LOGIN, BROWSER).nonce());
        server.kill();

        assertRefused(Reason.CHALLENGES_UNAVAILABLE, second, answer);
    }

    private void assertRefused(Reason reason, ValkeyChallengeStore node, NonceAndToken answer) {
        assertThatThrownBy(() -> logins(node).validate(answer, BROWSER))
                .isInstanceOfSatisfying(
                        AuthenticationTokenException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
