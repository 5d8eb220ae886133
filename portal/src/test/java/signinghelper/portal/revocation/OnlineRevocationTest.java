package signinghelper.portal.revocation;

import com.sun.net.httpserver.HttpServer;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateRefusedException.Reason;
import signinghelper.formats.revocation.AskingLimits;
import signinghelper.formats.revocation.OcspQuestion;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.OnlineRevocation.OnUnknown;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestResponder;
import signinghelper.testkit.authority.TestRevocationList;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.testkit.authority.TestAuthority.NOW;

class OnlineRevocationTest {
    private static final int CERTIFICATE_HOLD = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** An answer to what was sent. */
    private interface Answer {
        byte[] to(byte[] question) throws IOException;
    }

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI serve(String path, int status, Answer answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                var body = answer.to(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private static OnlineRevocation asking(TestAuthority authority, List<URI> responders, List<URI> lists) {
        return new OnlineRevocation(
                new HttpRevocationTransport(PATIENCE),
                List.of(new RevocationServers(authority.certificate(), responders, lists)));
    }

    private static List<X509Certificate> chain(TestAuthority authority, X509Certificate certificate) {
        return List.of(certificate, authority.certificate());
    }

    private static Reason refusal(OnlineRevocation policy, List<X509Certificate> chain, Instant now) {
        return catchThrowableOfType(CertificateRefusedException.class, () -> policy.require(chain, now))
                .reason();
    }

    @ParameterizedTest
    @EnumSource
    void aResponderDecidesForEveryKindOfKey(TestKey kind) throws Exception {
        var authority = TestAuthority.root(kind);
        var chain = chain(authority, authority.issue(kind.generate()));
        var responder = new TestResponder(authority);
        var policy = asking(authority, List.of(serve("/ocsp", 200, asked -> responder.answer(asked))), List.of())
                .within(AskingLimits.USUAL.keeping(Duration.ZERO));

        policy.require(chain, NOW);
        responder.saying(new RevokedStatus(Date.from(NOW), CERTIFICATE_HOLD));
        assertThat(refusal(policy, chain, NOW)).isEqualTo(Reason.ON_HOLD);
        responder.saying(new RevokedStatus(Date.from(NOW), 1));
        assertThat(refusal(policy, chain, NOW)).isEqualTo(Reason.REVOKED);
    }

    @Test
    void aListDecidesWhereNoResponderAnswersAndIsKeptForAnHour() throws Exception {
        var authority = TestAuthority.root(TestKey.SM2);
        var good = authority.issue(TestKey.SM2.generate());
        var revoked = authority.issue(TestKey.SM2.generate());
        var list =
                Bytes.copyOf(new TestRevocationList(authority).with(revoked, 1).signed());
        var fetched = new AtomicInteger();
        var down = serve("/ocsp", 503, asked -> new byte[0]);
        var policy = asking(authority, List.of(down), List.of(serve("/crl", 200, asked -> {
            fetched.incrementAndGet();
            return list.toArray();
        })));

        policy.require(chain(authority, good), NOW);
        assertThat(refusal(policy, chain(authority, revoked), NOW)).isEqualTo(Reason.REVOKED);
        assertThat(fetched).hasValue(1);
        policy.require(chain(authority, good), NOW.plus(Duration.ofMinutes(59)));
        assertThat(fetched).hasValue(1);
    }

    /** Files of CAs may change between two looks; a chain must be judged by the servers of one. */
    @Test
    void theServersAreLookedAtOnceForAChain() throws Exception {
        var authority = TestAuthority.root(TestKey.P256);
        var between = authority.intermediate();
        var servers = List.of(
                new RevocationServers(authority.certificate(), List.of(URI.create("http://127.0.0.1:1/")), List.of()));
        var looks = new AtomicInteger();
        var policy = asking(authority, servers.get(0).responders(), List.of())
                .onUnknown(OnlineRevocation.OnUnknown.ACCEPT)
                .following(() -> {
                    looks.incrementAndGet();
                    return servers;
                });
        looks.set(0);

        policy.require(
                List.of(between.issue(TestKey.P256.generate()), between.certificate(), authority.certificate()), NOW);
        assertThat(looks).hasValue(1);
    }

    @Test
    void whatIsUnknownIsRefusedUnlessThePortalSaysOtherwise() throws Exception {
        var authority = TestAuthority.root(TestKey.RSA);
        var stranger = TestAuthority.root(TestKey.RSA);
        var chain = chain(authority, authority.issue(TestKey.RSA.generate()));
        var forged = new TestResponder(stranger);
        var old = Bytes.copyOf(new TestRevocationList(authority).signed());
        var policy = asking(
                authority,
                List.of(
                        serve("/forged", 200, asked -> forged.answer(asked)),
                        serve("/huge", 200, asked -> new byte[OcspQuestion.MAX_BYTES + 1])),
                List.of(serve("/old", 200, asked -> old.toArray())));
        var later = NOW.plus(Duration.ofDays(2));

        var refused = catchThrowableOfType(CertificateRefusedException.class, () -> policy.require(chain, later));
        assertThat(refused.reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(refused)
                .cause()
                .satisfies(cause -> assertThat(cause.getSuppressed()).hasSize(3));
        policy.onUnknown(OnUnknown.ACCEPT).require(chain, later);
    }

    @Test
    void everyCertificateBelowTheAnchorIsAskedForAndOnlyOfItsOwnAuthority() throws Exception {
        var root = TestAuthority.root(TestKey.P256);
        var intermediate = root.intermediate();
        var chain =
                List.of(intermediate.issue(TestKey.P256.generate()), intermediate.certificate(), root.certificate());
        var ofIntermediate = new TestResponder(intermediate);
        var ofRoot = new TestResponder(root).saying(new RevokedStatus(Date.from(NOW), 1));
        var lower = new RevocationServers(
                intermediate.certificate(),
                List.of(serve("/lower", 200, asked -> ofIntermediate.answer(asked))),
                List.of());
        var upper = new RevocationServers(
                root.certificate(), List.of(serve("/upper", 200, asked -> ofRoot.answer(asked))), List.of());
        var transport = new HttpRevocationTransport(PATIENCE);

        assertThat(refusal(new OnlineRevocation(transport, List.of(lower, upper)), chain, NOW))
                .isEqualTo(Reason.REVOKED);
        assertThat(refusal(new OnlineRevocation(transport, List.of(lower)), chain, NOW))
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    @Test
    void aServerThatSaysNothingCostsNoMoreThanThePatience() throws Exception {
        var authority = TestAuthority.root(TestKey.SM2);
        try (var silent = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var policy = new OnlineRevocation(
                    new HttpRevocationTransport(Duration.ofMillis(200)),
                    List.of(new RevocationServers(
                            authority.certificate(),
                            List.of(URI.create("http://localhost:" + silent.getLocalPort() + "/")),
                            List.of())));

            assertThat(refusal(policy, chain(authority, authority.issue(TestKey.SM2.generate())), NOW))
                    .isEqualTo(Reason.REVOCATION_UNKNOWN);
        }
    }

    @Test
    void aRefusalNamesEachServerThatWasAskedWithItsFailure() throws Exception {
        var authority = TestAuthority.root(TestKey.SM2);
        var forged = new TestResponder(TestAuthority.root(TestKey.SM2));
        var old = Bytes.copyOf(new TestRevocationList(authority).signed());
        var chain = chain(authority, authority.issue(TestKey.SM2.generate()));
        var refusing = refusing();
        try (var silent = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var mute = URI.create("http://localhost:" + silent.getLocalPort() + "/mute");
            var stranger = serve("/stranger", 200, asked -> forged.answer(asked));
            var busy = serve("/busy", 503, asked -> new byte[0]);
            var stale = serve("/stale.crl", 200, asked -> old.toArray());
            var transport = new HttpRevocationTransport(Duration.ofSeconds(1));
            var policy = new OnlineRevocation(
                    transport,
                    List.of(new RevocationServers(
                            authority.certificate(), List.of(mute, refusing, stranger), List.of(busy, stale))));

            assertThatThrownBy(() -> policy.require(chain, NOW.plus(Duration.ofDays(2))))
                    .isInstanceOf(CertificateRefusedException.class)
                    .message()
                    .startsWith(
                            "REVOCATION_UNKNOWN: The CA gave no current answer that can be believed. (no server of ")
                    .contains(mute + ": no answer within PT1S; ")
                    .containsPattern(refusing + ": ConnectException[^;]*; ")
                    .contains(stranger + ": SIGNATURE; ")
                    .contains(busy + ": status 503; ")
                    .contains(stale + ": an answer from ");
        }
    }

    /** Returns an address whose connections the system refuses. */
    private static URI refusing() throws IOException {
        try (var closed = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://localhost:" + closed.getLocalPort() + "/refusing");
        }
    }

    @Test
    void serversAreNamedByAddressesOfHttp() {
        var authority = TestAuthority.root(TestKey.SM2).certificate();

        assertThatThrownBy(() -> new RevocationServers(authority, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RevocationServers(authority, List.of(URI.create("ldap://ca.example/")), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
