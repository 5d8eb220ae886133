import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import signinghelper.formats.TestHolder;
import signinghelper.demo.fault.Faults;
import signinghelper.demo.portal.PortalSettings;
import signinghelper.demo.portal.ReferencePortal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestResponder;
import signinghelper.testkit.authority.TestRevocationList;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.portal.authentication.NonceAndToken;
import signinghelper.portal.revocation.HttpRevocationTransport;

/**
 * The pages of a portal while 200 of its users log in, and the CA's responder answers, has stopped (accepts and never answers), or
 * has stopped with a list kept. On loopback, with the limits that the library has; each case three times, and each once first. It judges nothing.
 */
final class RevocationOutage {
    private static final int CLIENTS = 200;
    private static final int READERS = 4;
    private static final int TURNS = 3;
    private static final Duration CASE = Duration.ofSeconds(12);
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final long BETWEEN_LOGINS = 4_000;
    private static final long BETWEEN_PAGES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final TestKey KIND = TestKey.P256;

    /** State of the CA's servers. */
    private enum Servers {
        ANSWER("the responder answers"),
        STOPPED("it has stopped"),
        STOPPED_WITH_LIST("it has stopped, a list is kept");

        private final String words;

        Servers(String words) {
            this.words = words;
        }
    }

    /** Answers of one case, in nanoseconds. */
    private record Seen(Queue<Long> pages, Queue<Long> logins, AtomicInteger refused) {
        static Seen nothing() {
            return new Seen(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>(), new AtomicInteger());
        }
    }

    /** An act of a client, over and over. */
    private interface Act {
        void run() throws IOException, InterruptedException;
    }

    private final Clock clock =
            Clock.offset(Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), TestAuthority.NOW));
    private final TestAuthority authority = TestAuthority.root(KIND);
    private final KeyPair keys = KIND.generate();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<Servers, Seen> seen = new EnumMap<>(Servers.class);

    public static void main(String[] arguments) throws Exception {
        var bench = new RevocationOutage();
        bench.watch(Servers.ANSWER, WARM_UP, Seen.nothing());
        for (var turn = 0; turn < TURNS; turn++) {
            for (var place = 0; place < Servers.values().length; place++) {
                var servers = Servers.values()[(place + turn) % Servers.values().length];
                bench.watch(servers, CASE, bench.seen.computeIfAbsent(servers, added -> Seen.nothing()));
            }
        }
        bench.print();
    }

    private void print() {
        System.out.printf("%d users log in, each every %d s; other pages are read.%n", CLIENTS, BETWEEN_LOGINS / 1000);
        System.out.printf(
                "%-31s %7s %9s %9s %7s %8s %9s %9s %9s%n",
                "", "pages", "p50 ms", "p95 ms", "logins", "refused", "p50 ms", "p95 ms", "longest");
        seen.forEach((servers, found) -> System.out.printf(
                "%-31s %7d %9.1f %9.1f %7d %8d %9.1f %9.1f %9.1f%n",
                servers.words,
                found.pages().size(),
                part(found.pages(), 0.5),
                part(found.pages(), 0.95),
                found.logins().size(),
                found.refused().get(),
                part(found.logins(), 0.5),
                part(found.logins(), 0.95),
                part(found.logins(), 1)));
        var without = part(seen.get(Servers.ANSWER).pages(), 0.95);
        for (var servers : List.of(Servers.STOPPED, Servers.STOPPED_WITH_LIST)) {
            var ratio = part(seen.get(servers).pages(), 0.95) / without;
            System.out.printf("p95 of other pages, %s: %.2f of that with answers%n", servers.words, ratio);
        }
    }

    private static double part(Queue<Long> times, double part) {
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        var index = (int) Math.min(sorted.length - 1, Math.floor(part * sorted.length));
        return sorted[index] / 1e6;
    }

    private void watch(Servers servers, Duration length, Seen found) throws Exception {
        try (var ca = new Authority(authority, servers != Servers.ANSWER);
                var portal = portal(ca, servers == Servers.STOPPED_WITH_LIST)) {
            var threads = Executors.newCachedThreadPool();
            var clients = new ArrayList<Future<Void>>();
            var end = System.nanoTime() + length.toNanos();
            for (var user = 0; user < CLIENTS; user++) {
                var certificate = authority.issue(keys);
                Act login = () -> logIn(portal.origin(), certificate, found);
                var later = user * BETWEEN_LOGINS / CLIENTS;
                clients.add(threads.submit(() -> repeat(login, later, BETWEEN_LOGINS, end)));
            }
            for (var reader = 0; reader < READERS; reader++) {
                clients.add(threads.submit(() -> repeat(() -> read(portal.origin(), found), 0, BETWEEN_PAGES, end)));
            }
            try {
                for (var ended : clients) {
                    ended.get(length.plusMinutes(1).toSeconds(), TimeUnit.SECONDS);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** At fixed times, so that a slow answer makes no load less. */
    private static Void repeat(Act act, long later, long between, long end) throws Exception {
        var next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(later);
        while (next < end) {
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            act.run();
            next = Math.max(next + TimeUnit.MILLISECONDS.toNanos(between), System.nanoTime());
        }
        return null;
    }

    private ReferencePortal portal(Authority ca, boolean withList) {
        var lists = withList ? List.of(ca.list()) : List.<URI>of();
        var entry = new RevocationServers(authority.certificate(), List.of(ca.responder()), lists);
        var revocation = new OnlineRevocation(new HttpRevocationTransport(PATIENCE), List.of(entry));
        revocation.refreshLists(clock.instant());
        return ReferencePortal.start(
                new PortalSettings(
                        0,
                        Path.of("extension/target/library/signing-helper.js"),
                        List.of(authority.certificate()),
                        revocation,
                        false,
                        Faults.none()),
                clock);
    }

    private void read(String origin, Seen found) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        require(client.send(HttpRequest.newBuilder(URI.create(origin + "/register")).build(), BodyHandlers.ofString()));
        found.pages().add(System.nanoTime() - begin);
    }

    private void logIn(String origin, X509Certificate certificate, Seen found) throws IOException, InterruptedException {
        var asked = HttpRequest.newBuilder(URI.create(origin + "/api/challenge")).POST(BodyPublishers.noBody());
        var challenge = require(client.send(asked.build(), BodyHandlers.ofString()));
        var cookie = challenge.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        var nonce = json.readTree(challenge.body()).path("nonce").asText();
        var sent = HttpRequest.newBuilder(URI.create(origin + "/api/login"))
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(token(origin, certificate, nonce))))
                .build();
        var begin = System.nanoTime();
        var answer = client.send(sent, BodyHandlers.ofString());
        found.logins().add(System.nanoTime() - begin);
        found.refused().addAndGet(answer.statusCode() == 200 ? 0 : 1);
    }

    private static <T> HttpResponse<T> require(HttpResponse<T> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode() + " of " + answer.uri());
        }
        return answer;
    }

    private NonceAndToken token(String origin, X509Certificate certificate, String nonce) {
        try {
            var algorithm = TestHolder.algorithm(KIND);
            var signature = KIND.sign(keys, algorithm.loginMessage(origin, nonce));
            return new NonceAndToken(
                    nonce,
                    new AuthenticationToken(
                            Bytes.copyOf(certificate.getEncoded()).toBase64(),
                            algorithm.name(),
                            Bytes.copyOf(signature).toBase64(),
                            algorithm.format(TokenPurpose.LOGIN),
                            "bench"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Servers of the CA: one for lists, and a responder that answers or only accepts. */
    private static final class Authority implements AutoCloseable {
        private final HttpServer answering = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final ServerSocket silent = new ServerSocket(0, 2 * CLIENTS, InetAddress.getLoopbackAddress());
        private final List<Socket> held = new ArrayList<>();
        private final boolean isStopped;

        Authority(TestAuthority authority, boolean isStopped) throws IOException {
            this.isStopped = isStopped;
            answering.setExecutor(Executors.newCachedThreadPool(Authority::daemon));
            serve("/ocsp", new TestResponder(authority)::answer);
            serve("/list", asked -> new TestRevocationList(authority).signed());
            answering.start();
            daemon(this::hold).start();
        }

        private void serve(String path, Function<byte[], byte[]> answer) {
            answering.createContext(path, exchange -> {
                try (exchange) {
                    var body = answer.apply(exchange.getRequestBody().readAllBytes());
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
        }

        private void hold() {
            try {
                while (true) {
                    held.add(silent.accept());
                }
            } catch (IOException e) {
                // closed
            }
        }

        URI responder() {
            var port = isStopped ? silent.getLocalPort() : answering.getAddress().getPort();
            return URI.create("http://localhost:" + port + "/ocsp");
        }

        URI list() {
            return URI.create("http://localhost:" + answering.getAddress().getPort() + "/list");
        }

        private static Thread daemon(Runnable act) {
            var thread = new Thread(act);
            thread.setDaemon(true);
            return thread;
        }

        @Override
        public void close() throws IOException {
            answering.stop(0);
            silent.close();
            for (var socket : held) {
                socket.close();
            }
        }
    }
}
