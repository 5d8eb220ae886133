package signinghelper.demo.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.demo.authority.DemoAuthority;
import signinghelper.demo.authority.KeyKind;
import signinghelper.enrolment.EnrolmentDirectory;
import signinghelper.enrolment.EnrolmentStatus;
import signinghelper.network.ChainTrust;
import signinghelper.network.ProfileHttpClient;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The host's client asks the portal's directory, plainly as in the demo and over TLS as everywhere else. */
class EnrolmentTest {
    private static final DemoAuthority AUTHORITY = new DemoAuthority(Clock.systemUTC());
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private ReferencePortal start(EnrolmentStatus status) {
        var settings = new PortalSettings(0, folder.resolve("signing-helper.js"), AUTHORITY.anchors(), false, status);
        return ReferencePortal.start(settings, Clock.systemUTC());
    }

    private static EnrolmentDirectory directory(URI address, Set<TrustAnchor> roots) {
        var trust = new ChainTrust(roots, ChainTrust.Dates.HELD);
        var client = new ProfileHttpClient(List.of(address), trust, HttpClient.Builder.NO_PROXY);
        return new EnrolmentDirectory(address, client, new WireFormat());
    }

    private static X509Certificate certificate() {
        return AUTHORITY.anchor(KeyKind.SM2);
    }

    @ParameterizedTest
    @EnumSource
    void thePortalAnswersWhatItWasStartedWith(EnrolmentStatus status) throws Exception {
        try (var portal = start(status)) {
            var directory = directory(URI.create(portal.enrolment()), Set.of());

            assertThat(directory.statusOf(certificate(), PATIENCE)).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{\"version\":2,\"certificate\":\"00\"}", "{\"version\":1,\"certificate\":\"00\"}"})
    void whatIsNoQuestionIsRefused(String body) throws Exception {
        try (var portal = start(EnrolmentStatus.ENROLLED)) {
            assertThat(post(URI.create(portal.enrolment()), body.getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void overTlsTheDirectorysCertificateCounts() throws Exception {
        var root = new TlsRoot();
        try (var portal = start(EnrolmentStatus.SEAL_NOT_UPGRADED);
                var front = TlsFront.of(root, URI.create(portal.enrolment()))) {
            var known = Set.of(new TrustAnchor(root.certificate, null));
            var unknown = Set.of(new TrustAnchor(new TlsRoot().certificate, null));

            assertThat(directory(front.address(), known).statusOf(certificate(), PATIENCE))
                    .isEqualTo(EnrolmentStatus.SEAL_NOT_UPGRADED);
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

    /** A CA for the one server. */
    private static final class TlsRoot {
        private static final X500Name NAME = new X500Name("CN=TLS root of the test");
        private final KeyPair keys = KeyKind.EC.generate();
        private final X509Certificate certificate = issue(NAME, keys, Extension.basicConstraints);

        private X509Certificate issue(X500Name subject, KeyPair holder, ASN1ObjectIdentifier kind) {
            try {
                var now = Instant.now();
                var builder = new JcaX509v3CertificateBuilder(
                        NAME,
                        BigInteger.valueOf(now.toEpochMilli()),
                        Date.from(now.minusSeconds(60)),
                        Date.from(now.plusSeconds(3600)),
                        subject,
                        holder.getPublic());
                if (kind.equals(Extension.basicConstraints)) {
                    builder.addExtension(kind, true, new BasicConstraints(true));
                } else {
                    builder.addExtension(
                            kind, false, new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
                }
                var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
                return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        SSLContext server() throws Exception {
            var holder = KeyKind.EC.generate();
            var own = issue(new X500Name("CN=localhost"), holder, Extension.subjectAlternativeName);
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", holder.getPrivate(), new char[0], new X509Certificate[] {own, certificate});
            var managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(store, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        }
    }

    /** Ends TLS before the portal, as a web server in front of it does. */
    private record TlsFront(HttpsServer server) implements AutoCloseable {
        static TlsFront of(TlsRoot root, URI behind) throws Exception {
            var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(root.server()));
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
