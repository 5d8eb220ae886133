package signinghelper.verifier;

import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.TestHolder;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.verifier.settings.Secrets;
import signinghelper.verifier.settings.WrongSettingException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Asks a service that other computers reach, with and without a certificate. */
class MutualTlsTest {
    private static final char[] PASSWORD = "password".toCharArray();
    private static final TestAuthority AUTHORITY = authority();

    @TempDir
    private static Path folder;

    private static TestService service;

    private static TestAuthority authority() {
        return TestHolder.of(TestKey.P256, Instant.now()).authority();
    }

    @BeforeAll
    static void start() throws Exception {
        try (var out = Files.newOutputStream(folder.resolve("server.p12"))) {
            identity(AUTHORITY).store(out, PASSWORD);
        }
        Files.writeString(folder.resolve("clients.pem"), TestSettings.pem(AUTHORITY.certificate()));
        var tls = Map.of("keyStore", "server.p12", "clientAuthorities", "clients.pem");
        var listen = Map.of("address", "0.0.0.0", "port", 0, "tls", tls);
        var settings = TestSettings.trusting(TestUser.of(TestKey.P256)).with("listen", listen);
        service = TestService.start(settings, new Secrets(null, "password", null), folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static KeyStore identity(TestAuthority issuer) throws Exception {
        var keys = TestKey.P256.generate();
        var names = new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        var certificate = issuer.issue(TestAuthority.request(keys)
                .validity(Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)))
                .extension(Extension.subjectAlternativeName, false, names));
        return store(keys, certificate);
    }

    /** The JDK's own classes of keys and certificates, which its TLS wants. */
    private static KeyStore store(KeyPair keys, X509Certificate certificate) throws Exception {
        var encoded = new PKCS8EncodedKeySpec(keys.getPrivate().getEncoded());
        var key = KeyFactory.getInstance("EC").generatePrivate(encoded);
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", key, PASSWORD, new Certificate[] {jdks(certificate)});
        return store;
    }

    private static Certificate jdks(X509Certificate certificate) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.getEncoded()));
    }

    private static int asked(KeyStore own) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        var anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("ca", jdks(AUTHORITY.certificate()));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        var client = HttpClient.newBuilder().sslContext(context).build();
        var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + service.port() + "/v1/challenges"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"purpose\":\"login\",\"session\":\"s\"}"));
        return client.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    @Test
    void answersThePortalsServer() throws Exception {
        assertThat(asked(identity(AUTHORITY))).isEqualTo(200);
    }

    @Test
    void refusesACertificateOfAnotherCa() {
        assertThatThrownBy(() -> asked(identity(authority()))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhoHasNoCertificate() {
        assertThatThrownBy(() -> {
                    var none = KeyStore.getInstance("PKCS12");
                    none.load(null, null);
                    asked(none);
                })
                .isInstanceOf(IOException.class);
    }

    /** A portal whose handshake fails gets no answer that says why, so the service logs a line. */
    @Test
    void writesALineForAHandshakeThatFails() {
        var log = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            refusesACertificateOfAnotherCa();
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("handshake").contains("127.0.0.1");
    }

    @Test
    void startsNeitherWithoutAKeyNorWithACaThatIsNone(@TempDir Path own) throws Exception {
        var none = KeyStore.getInstance("PKCS12");
        none.load(null, null);
        none.setCertificateEntry("ca", jdks(AUTHORITY.certificate()));
        try (var out = Files.newOutputStream(own.resolve("keyless.p12"))) {
            none.store(out, PASSWORD);
        }
        Files.copy(folder.resolve("server.p12"), own.resolve("server.p12"));
        var leaf = AUTHORITY.issue(TestKey.P256.generate());
        Files.writeString(own.resolve("leaf.pem"), TestSettings.pem(leaf));

        assertRefused("listen.tls.keyStore", Map.of("keyStore", "keyless.p12"), own);
        assertRefused(
                "listen.tls.clientAuthorities", Map.of("keyStore", "server.p12", "clientAuthorities", "leaf.pem"), own);
    }

    private static void assertRefused(String setting, Map<String, String> tls, Path own) {
        var settings = TestSettings.trusting(TestUser.of(TestKey.P256))
                .with("listen", Map.<String, Object>of("port", 0, "tls", tls));
        assertThatThrownBy(() -> TestService.start(settings, new Secrets(null, "password", null), own))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith(setting);
    }

    @Test
    void speaksNoPlainHttp() throws Exception {
        try (var raw = new RawRequest(service.port())) {
            assertThat(raw.send("GET /health/live HTTP/1.0\r\nHost: localhost\r\n\r\n")
                            .answer())
                    .doesNotContain("UP");
        }
    }
}
