package signinghelper.network;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProfileHttpClientTest {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 1000);

    private final TlsServer.Authority authority = new TlsServer.Authority();
    private final ChainTrust trust = new ChainTrust(authority.roots(), ChainTrust.Dates.HELD);

    private ProfileHttpClient client(URI... listed) {
        return new ProfileHttpClient(List.of(listed), trust, HttpClient.Builder.NO_PROXY);
    }

    @Test
    void fetchesFromAServerThatIsListed() throws Exception {
        try (var server = TlsServer.of(authority, TlsServer.saying("hello"))) {
            var fetched = client(server.address()).get(server.address("/path?query"), LIMITS);

            assertThat(fetched.status()).isEqualTo(200);
            assertThat(fetched.body().toArray()).isEqualTo("hello".getBytes(StandardCharsets.US_ASCII));
            assertThat(server.asked()).containsExactly("GET /path?query");
        }
    }

    @Test
    void sendsAnOcspRequest() throws Exception {
        try (var server = TlsServer.plain(exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders()
                    .set("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        })) {
            var fetched = client(server.address())
                    .post(server.address(), "application/ocsp-request", new byte[] {1, 2, 3}, LIMITS);

            assertThat(fetched.body().toArray()).containsExactly(1, 2, 3);
            assertThat(fetched.headers().firstValue("Content-Type")).contains("application/ocsp-request");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ldap://localhost/cn=crl",
                "ftp://localhost/",
                "jar:file:///a.jar!/b",
                "//localhost/",
                "https://user:secret@localhost/",
                "https://other.example/",
                "relative"
            })
    void asksNobodyElse(String address) throws Exception {
        try (var server = TlsServer.of(authority, TlsServer.saying(""))) {
            var client = client(server.address());

            assertThatThrownBy(() -> client.get(URI.create(address), LIMITS)).isInstanceOf(NotListedException.class);
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void schemeAndPortHaveToBeThoseThatAreListed() throws Exception {
        try (var listed = TlsServer.of(authority, TlsServer.saying(""));
                var other = TlsServer.plain(TlsServer.saying(""))) {
            var client = client(listed.address());
            var plain = URI.create(listed.address().toString().replace("https", "http"));

            assertThatThrownBy(() -> client.get(plain, LIMITS)).isInstanceOf(NotListedException.class);
            assertThatThrownBy(() -> client.get(other.address(), LIMITS)).isInstanceOf(NotListedException.class);
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void followsNoRedirection() throws Exception {
        try (var elsewhere = TlsServer.plain(TlsServer.saying("elsewhere"));
                var server = TlsServer.plain(exchange -> {
                    exchange.getResponseHeaders()
                            .set("Location", elsewhere.address().toString());
                    exchange.sendResponseHeaders(302, -1);
                })) {
            var fetched = client(server.address(), elsewhere.address()).get(server.address(), LIMITS);

            assertThat(fetched.status()).isEqualTo(302);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void aBodyOfMoreThanTheLimitIsAnError() throws Exception {
        try (var server = TlsServer.plain(TlsServer.saying("x".repeat(1001)))) {
            assertThatThrownBy(() -> client(server.address()).get(server.address(), LIMITS))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("1000");
        }
        try (var server = TlsServer.plain(TlsServer.saying("x".repeat(1000)))) {
            assertThat(client(server.address())
                            .get(server.address(), LIMITS)
                            .body()
                            .length())
                    .isEqualTo(1000);
        }
    }

    @Test
    void anEndlessBodyIsGivenUp() throws Exception {
        try (var server = TlsServer.plain(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            endless(exchange.getResponseBody());
        })) {
            assertThatThrownBy(() -> client(server.address()).get(server.address(), LIMITS))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("1000");
        }
    }

    private static void endless(OutputStream out) throws IOException {
        while (true) {
            out.write(new byte[100]);
            out.flush();
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUp() throws Exception {
        var never = new CountDownLatch(1);
        try (var server = TlsServer.plain(exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        })) {
            var soon = new Limits(Duration.ofMillis(200), 10);

            assertThatThrownBy(() -> client(server.address()).get(server.address(), soon))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void answersToNoQuestionForAPassword() throws Exception {
        for (var status : List.of(401, 407)) {
            try (var server = TlsServer.plain(exchange -> {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=a");
                exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=a");
                exchange.sendResponseHeaders(status, -1);
            })) {
                assertThatThrownBy(() -> {
                            var fetched = client(server.address()).get(server.address(), LIMITS);
                            assertThat(fetched.status()).isEqualTo(status);
                            throw new IOException("answered " + status);
                        })
                        .isInstanceOf(IOException.class);
                assertThat(server.asked()).hasSize(1);
            }
        }
    }

    @Test
    void aServerOfAnotherNameIsRefused() throws Exception {
        try (var server = TlsServer.of(authority, "other.example", ago(1), in(1), TlsServer.saying(""))) {
            assertThatThrownBy(() -> client(server.address()).get(server.address(), LIMITS))
                    .isInstanceOf(SSLException.class);
            assertThat(server.asked()).isEmpty();
            assertThat(trust.isAnchored()).isTrue();
        }
    }

    @Test
    void aServerOfAnotherAuthorityIsRefusedAndItsChainKept() throws Exception {
        var stranger = new TlsServer.Authority();
        try (var server = TlsServer.of(stranger, TlsServer.saying(""))) {
            assertThatThrownBy(() -> client(server.address()).get(server.address(), LIMITS))
                    .isInstanceOf(SSLException.class);
            assertThat(server.asked()).isEmpty();
            assertThat(trust.isAnchored()).isFalse();
            assertThat(trust.shown()).hasSize(2).last().isEqualTo(stranger.certificate());
        }
    }

    @Test
    void datesCountUnlessTheTimeIsAsked() throws Exception {
        try (var server = TlsServer.of(authority, "localhost", ago(9), ago(2), TlsServer.saying("late"))) {
            assertThatThrownBy(() -> client(server.address()).get(server.address(), LIMITS))
                    .isInstanceOf(SSLException.class);

            var tolerant = new ChainTrust(authority.roots(), ChainTrust.Dates.IGNORED);
            var client = new ProfileHttpClient(List.of(server.address()), tolerant, HttpClient.Builder.NO_PROXY);
            assertThat(client.get(server.address(), LIMITS).status()).isEqualTo(200);
        }
    }

    @Test
    void whoIgnoresDatesStillHoldsToNameAndRoot() throws Exception {
        var tolerant = new ChainTrust(authority.roots(), ChainTrust.Dates.IGNORED);
        try (var misnamed = TlsServer.of(authority, "other.example", ago(9), ago(2), TlsServer.saying(""));
                var strange =
                        TlsServer.of(new TlsServer.Authority(), "localhost", ago(9), ago(2), TlsServer.saying(""))) {
            for (var server : List.of(misnamed, strange)) {
                var client = new ProfileHttpClient(List.of(server.address()), tolerant, HttpClient.Builder.NO_PROXY);
                assertThatThrownBy(() -> client.get(server.address(), LIMITS)).isInstanceOf(SSLException.class);
                assertThat(server.asked()).isEmpty();
            }
        }
    }

    @Test
    void withoutARootNobodyIsBelieved() throws Exception {
        try (var server = TlsServer.of(authority, TlsServer.saying(""))) {
            var none = new ChainTrust(Set.of(), ChainTrust.Dates.IGNORED);
            var client = new ProfileHttpClient(List.of(server.address()), none, HttpClient.Builder.NO_PROXY);

            assertThatThrownBy(() -> client.get(server.address(), LIMITS)).isInstanceOf(SSLException.class);
        }
    }

    private static Instant ago(int days) {
        return Instant.now().minus(days, ChronoUnit.DAYS);
    }

    private static Instant in(int days) {
        return Instant.now().plus(days, ChronoUnit.DAYS);
    }
}
