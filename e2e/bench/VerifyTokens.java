import java.lang.management.ManagementFactory;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import signinghelper.formats.TestHolder;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestResponder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.formats.revocation.RevocationTransport;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.portal.authentication.LoginTokenValidator;
import signinghelper.portal.authentication.NonceAndToken;
import signinghelper.portal.authentication.PortalOrigins;

/**
 * The load that a portal's server bears: login tokens a second and core, each with its own challenge and a chain of one link,
 * beside the plain verification of the same signatures. The chains of its users are kept from a login before, in one column
 * with the answers of their CA; in another each user logs in for the first time. It judges nothing.
 */
final class VerifyTokens {
    private static final String ORIGIN = "https://portal.example";
    private static final String BROWSER = "browser";
    private static final Clock CLOCK = Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);
    private static final int TOKENS = 2000;
    private static final int[] THREADS = {1, 2};
    private static final int USERS = 200;
    private static final int TURNS = 3;

    private final TestKey kind;
    private final KeyPair keys;
    private final TestAuthority authority;
    private final List<X509Certificate> certificates = new ArrayList<>();
    private final InMemoryChallengeStore challenges = new InMemoryChallengeStore(CLOCK, 10 * TOKENS);

    private VerifyTokens(TestKey kind) {
        this.kind = kind;
        keys = kind.generate();
        authority = TestAuthority.root(kind);
        for (var user = 0; user < USERS; user++) {
            certificates.add(authority.issue(keys));
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println("Signatures and login tokens a second and core; of users whose chains are kept from a login before.");
        System.out.printf(
                "%-4s %8s %6s %7s %9s %15s %9s %12s%n",
                "key", "threads", "plain", "tokens", "of plain", "and revocation", "of plain", "first logins");
        for (var kind : TestKey.values()) {
            for (var threads : THREADS) {
                new VerifyTokens(kind).print(threads);
            }
        }
    }

    private void print(int threads) throws Exception {
        var kept = trust();
        var asked = asking();
        logins(kept, asked).subList(0, USERS).forEach(VerifyTokens::call);
        var plain = 0.0;
        var tokens = 0.0;
        var revocation = 0.0;
        var first = 0.0;
        // The best of some, as the first ones are compiled on the way.
        for (var turn = 0; turn < TURNS; turn++) {
            plain = Math.max(plain, perSecondAndCore(threads, plain()));
            tokens = Math.max(tokens, perSecondAndCore(threads, logins(kept, RevocationPolicy.none())));
            revocation = Math.max(revocation, perSecondAndCore(threads, logins(kept, asked)));
            var anew = CertificateTrust.following(this::trust);
            first = Math.max(first, perSecondAndCore(threads, logins(anew, RevocationPolicy.none())));
        }
        System.out.printf(
                "%-4s %8d %6.0f %7.0f %9.2f %15.0f %9.2f %12.0f%n",
                kind, threads, plain, tokens, tokens / plain, revocation, revocation / plain, first);
    }

    private CertificateTrust trust() {
        return new CertificateTrust(List.of(authority.certificate()), List.of());
    }

    /** A CA that answers within the program: the network's time is the responder's, and none of a kept answer. */
    private OnlineRevocation asking() {
        var address = URI.create("http://localhost/ocsp");
        return new OnlineRevocation(
                new Answering(new TestResponder(authority)),
                List.of(new RevocationServers(authority.certificate(), List.of(address), List.of())));
    }

    private record Answering(TestResponder responder) implements RevocationTransport {
        @Override
        public Bytes get(URI address, int most) {
            throw new IllegalStateException("no list is named");
        }

        @Override
        public Bytes post(URI address, String contentType, byte[] body, int most) {
            return Bytes.copyOf(responder.answer(body));
        }
    }

    private List<Callable<Boolean>> logins(CertificateTrust trust, RevocationPolicy revocation) throws Exception {
        var validator =
                new LoginTokenValidator(PortalOrigins.of(ORIGIN), trust, revocation, challenges, CLOCK);
        var work = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < TOKENS; i++) {
            var browser = BROWSER + i;
            var certificate = certificates.get(i % USERS);
            var sent = answer(certificate, challenges.issue(Challenge.Purpose.LOGIN, browser).nonce());
            work.add(() -> validator.validate(sent, browser).certificate().equals(certificate));
        }
        return work;
    }

    private List<Callable<Boolean>> plain() throws Exception {
        var message = TestHolder.algorithm(kind).loginMessage(ORIGIN, "nonce");
        var signed = kind.sign(keys, message);
        var work = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < TOKENS; i++) {
            var certificate = certificates.get(i % USERS);
            work.add(() -> TestHolder.algorithm(kind).signatureAlgorithm().verify(certificate, message, signed));
        }
        return work;
    }

    private NonceAndToken answer(X509Certificate certificate, String nonce) throws Exception {
        var algorithm = TestHolder.algorithm(kind);
        var signature = kind.sign(keys, algorithm.loginMessage(ORIGIN, nonce));
        return new NonceAndToken(
                nonce,
                new AuthenticationToken(
                        Bytes.copyOf(certificate.getEncoded()).toBase64(),
                        algorithm.name(),
                        Bytes.copyOf(signature).toBase64(),
                        algorithm.format(TokenPurpose.LOGIN),
                        "bench"));
    }

    private static void call(Callable<Boolean> login) {
        try {
            if (!login.call()) {
                throw new IllegalStateException("a good token was refused");
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Times of processors, so that other programs on the computer count little. */
    private static double perSecondAndCore(int threads, List<Callable<Boolean>> work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var spent = new ArrayList<Future<Long>>();
            for (var thread = 0; thread < threads; thread++) {
                var share = work.subList(thread * work.size() / threads, (thread + 1) * work.size() / threads);
                spent.add(pool.submit(() -> nanosecondsOf(share)));
            }
            var all = 0L;
            for (var nanoseconds : spent) {
                all += nanoseconds.get();
            }
            return work.size() * (double) Duration.ofSeconds(1).toNanos() / all;
        } finally {
            pool.shutdown();
        }
    }

    private static long nanosecondsOf(List<Callable<Boolean>> work) {
        var processor = ManagementFactory.getThreadMXBean();
        var begin = processor.getCurrentThreadCpuTime();
        work.forEach(VerifyTokens::call);
        return processor.getCurrentThreadCpuTime() - begin;
    }
}
