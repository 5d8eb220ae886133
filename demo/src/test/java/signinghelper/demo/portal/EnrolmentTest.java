package signinghelper.demo.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.demo.fault.Faults;
import signinghelper.enrolment.EnrolmentDirectory;
import signinghelper.enrolment.EnrolmentStatus;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.network.ChainTrust;
import signinghelper.network.ProfileHttpClient;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.pki.TlsIdentity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The host's client asks the portal's directory, plainly as in the demo and over TLS as everywhere else. */
class EnrolmentTest {
    private static final TestPki AUTHORITY = new TestPki(Clock.systemUTC());
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private ReferencePortal start() {
        var settings = new PortalSettings(
                0,
                folder.resolve("signing-helper.js"),
                AUTHORITY.anchors(),
                RevocationPolicy.none(),
                false,
                Faults.none());
        return ReferencePortal.start(settings, Clock.systemUTC());
    }

    private static EnrolmentDirectory directory(URI address, Set<TrustAnchor> roots) {
        var trust = new ChainTrust(roots, ChainTrust.Dates.HELD);
        var client = new ProfileHttpClient(List.of(address), trust, HttpClient.Builder.NO_PROXY);
        return new EnrolmentDirectory(address, client, new WireFormat());
    }

    private static X509Certificate certificate() {
        return AUTHORITY.anchor(TestKey.SM2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{\"version\":2,\"certificate\":\"00\"}", "{\"version\":1,\"certificate\":\"00\"}"})
    void whatIsNoQuestionIsRefused(String body) throws Exception {
        try (var portal = start()) {
            assertThat(post(URI.create(portal.enrolment()), body.getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void overTlsTheDirectorysCertificateCounts() throws Exception {
        var identity = TlsIdentity.ofLocalhost(Clock.systemUTC());
        try (var portal = start();
                var front = TlsFront.of(identity, URI.create(portal.enrolment()))) {
            var known = Set.of(new TrustAnchor(identity.root(), null));
            var unknown = Set.of(new TrustAnchor(AUTHORITY.anchor(TestKey.P256), null));

            assertThat(directory(front.address(), known).statusOf(certificate(), PATIENCE))
                    .isEqualTo(EnrolmentStatus.ENROLLED);
            assertThatThrownBy(() -> directory(front.address(), unknown).statusOf(certificate(), PATIENCE))
                    .isInstanceOf(IOException.class);
        }
    }

    private static HttpResponse<byte[]> post(URI address, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Ends TLS before the portal, as a web server in front of it does. */
    private record TlsFront(HttpsServer server) implements AutoCloseable {
        static TlsFront of(TlsIdentity identity, URI behind) throws Exception {
            var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(identity.server()));
            server.createContext("/", exchange -> pass(exchange, behind));
            server.start();
            return new TlsFront(server);
        }

        private static void pass(HttpExchange exchange, URI behind) throws IOException {
            try (exchange) {
                var answer = post(behind, exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        URI address() {
            return URI.create("https://localhost:" + server.getAddress().getPort() + "/enrolment");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
