package signinghelper.portal.spring;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.OnlineRevocation.OnUnknown;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.portal.revocation.HttpRevocationTransport;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestRevocationList;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Health while a CA's servers answer, and while they do not. */
class RevocationHealthTest {
    private static final String NAME = "CN=Test root P256,C=CN";

    private final TestAuthority authority = TestAuthority.root(TestKey.P256);
    private final byte[] list = new TestRevocationList(authority).signed();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/down", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(503, -1);
            }
        });
        server.createContext("/crl", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, list.length);
                exchange.getResponseBody().write(list);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private OnlineRevocation asking(List<URI> lists) {
        return new OnlineRevocation(
                new HttpRevocationTransport(Duration.ofSeconds(20)),
                List.of(new RevocationServers(authority.certificate(), List.of(at("/down")), lists)));
    }

    private void failThreeTimes(OnlineRevocation policy) {
        for (var login = 0; login < 3; login++) {
            assertThatThrownBy(() -> login(policy)).isInstanceOf(CertificateRefusedException.class);
        }
    }

    private void login(OnlineRevocation policy) throws CertificateRefusedException {
        policy.require(List.of(authority.issue(TestKey.P256.generate()), authority.certificate()), NOW);
    }

    private SigningHelperHealthIndicator health(OnlineRevocation policy, Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        return new SigningHelperHealthIndicator(
                () -> new TrustAnchors(List.of(authority.certificate()), List.of()),
                new InMemoryChallengeStore(clock, 10),
                policy,
                clock);
    }

    @Test
    void isDownWhileNobodyTellsOfACasCertificates() {
        var policy = asking(List.of());
        assertThat(health(policy, NOW).health().getStatus()).isEqualTo(Status.UP);

        failThreeTimes(policy);

        var health = health(policy, NOW).health();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .containsEntry(
                        "revocation",
                        Map.of(
                                NAME,
                                Map.of(
                                        at("/down").toString(),
                                        "is not asked until " + NOW.plusSeconds(30) + ", after 3 failures")));
    }

    @Test
    void staysUpWhereAnUnknownStatusIsAccepted() throws Exception {
        var policy = asking(List.of()).onUnknown(OnUnknown.ACCEPT);
        for (var login = 0; login < 3; login++) {
            login(policy);
        }

        assertThat(health(policy, NOW).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void staysUpWhileAListCounts() throws Exception {
        var policy = asking(List.of(at("/crl")));
        for (var login = 0; login < 4; login++) {
            login(policy);
        }
        server.removeContext("/crl");

        var health = health(policy, NOW).health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails().toString())
                .contains("/crl=is asked, list until " + TestRevocationList.NEXT_UPDATE);
    }

    @Test
    void metersTellQuestionsAndPausesOfEachServer() {
        var policy = asking(List.of());
        var meters = new SimpleMeterRegistry();
        new RevocationMeters(policy, () -> NOW).bindTo(meters);

        failThreeTimes(policy);
        assertThatThrownBy(() -> login(policy)).isInstanceOf(CertificateRefusedException.class);

        var server = at("/down").toString();
        assertThat(meters.get("signing.helper.revocation")
                        .tags("server", server, "outcome", "FAILED")
                        .functionCounter()
                        .count())
                .isEqualTo(3);
        assertThat(meters.get("signing.helper.revocation")
                        .tags("server", server, "outcome", "PAUSED")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("signing.helper.revocation.paused")
                        .tag("server", server)
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    /** Micrometer refers to what it measures weakly; a collection of garbage must not turn the meters into NaN. */
    @Test
    void metersOutliveACollectionOfGarbage() {
        var policy = asking(List.of());
        var meters = new SimpleMeterRegistry();
        new RevocationMeters(policy, () -> NOW).bindTo(meters);
        var canary = new WeakReference<>(new Object());
        while (canary.get() != null) {
            System.gc();
        }

        failThreeTimes(policy);

        assertThat(meters.get("signing.helper.revocation")
                        .tags("server", at("/down").toString(), "outcome", "FAILED")
                        .functionCounter()
                        .count())
                .isEqualTo(3);
        assertThat(meters.get("signing.helper.revocation.paused").gauge().value())
                .isEqualTo(1);
    }

    /** A portal that is told to be down gets no logins, so its health must recover without one. */
    @Test
    void isUpAgainWhenThePauseIsOver() {
        var policy = asking(List.of());
        failThreeTimes(policy);

        var over = NOW.plusSeconds(30);
        var meters = new SimpleMeterRegistry();
        new RevocationMeters(policy, () -> over).bindTo(meters);
        var health = health(policy, over).health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .as("no time that has passed")
                .containsEntry(
                        "revocation",
                        Map.of(NAME, Map.of(at("/down").toString(), "is asked by the next login, after 3 failures")));
        assertThat(meters.get("signing.helper.revocation.paused").gauge().value())
                .isEqualTo(0);
    }

    @Test
    void theStarterFetchesListsBeforeAnyoneLogsIn() throws Exception {
        var fetched = new CountDownLatch(1);
        var policy = asking(List.of(at("/crl"))).fetchingListsBy(fetch -> {
            fetch.run();
            fetched.countDown();
        });
        var refresh = new ListRefresh(policy, Clock.fixed(NOW, ZoneOffset.UTC));
        refresh.start();
        try {
            fetched.await();
            assertThat(policy.states().get(0).servers().get(1).listUntil()).isEqualTo(TestRevocationList.NEXT_UPDATE);
        } finally {
            refresh.stop();
        }
        assertThat(refresh.isRunning()).isFalse();
    }
}
