package signinghelper.network;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A web server on the loopback address, over TLS with a certificate of its own CA, or plain. Counts its requests. */
public final class TlsServer implements AutoCloseable {

    /** Answer of the server. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** A CA, whose root a test may trust or not. */
    public static final class Authority {
        private final TestAuthority root = TestAuthority.root(TestKey.P256);

        public Set<TrustAnchor> roots() {
            return Set.of(new TrustAnchor(root.certificate(), null));
        }

        public X509Certificate certificate() {
            return root.certificate();
        }

        /** A certificate of a server for {@code name}. */
        KeyStore issue(String name, Instant from, Instant to) throws GeneralSecurityException, IOException {
            var keys = TestKey.P256.generate();
            var request = TestAuthority.request(keys)
                    .subject(new X500Name("C=CN,CN=" + name))
                    .validity(from, to)
                    .extension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            var chain = new X509Certificate[] {root.issue(request), root.certificate()};
            store.setKeyEntry("server", keys.getPrivate(), new char[0], chain);
            return store;
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String scheme;
    private final List<String> asked = new ArrayList<>();

    private TlsServer(HttpServer server, String scheme, Answer answer) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", exchange -> {
            synchronized (asked) {
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            }
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    /** Starts a server with a right certificate for {@code localhost}. */
    public static TlsServer of(Authority authority, Answer answer) throws Exception {
        return of(authority, "localhost", now().minus(1, ChronoUnit.DAYS), now().plus(1, ChronoUnit.DAYS), answer);
    }

    public static TlsServer of(Authority authority, String name, Instant from, Instant to, Answer answer)
            throws Exception {
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(authority.issue(name, from, to), new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new TlsServer(server, "https", answer);
    }

    public static TlsServer plain(Answer answer) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        return new TlsServer(server, "http", answer);
    }

    /** Answers 200 with {@code text}. */
    public static Answer saying(String text) {
        return exchange -> {
            var body = text.getBytes(StandardCharsets.UTF_8);
            var hasBody = !exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, hasBody ? body.length : -1);
            if (hasBody) {
                exchange.getResponseBody().write(body);
            }
        };
    }

    private static Instant now() {
        return Instant.now();
    }

    public URI address(String path) {
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort() + path);
    }

    public URI address() {
        return address("/");
    }

    /** Method and path of every request that was received. */
    public List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
