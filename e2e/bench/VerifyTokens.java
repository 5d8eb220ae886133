import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import signinghelper.formats.TestAuthority;
import signinghelper.formats.TestKey;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.portal.authentication.LoginTokenValidator;
import signinghelper.portal.authentication.NonceAndToken;
import signinghelper.portal.authentication.PortalOrigins;

/**
 * The load that a portal's server bears: login tokens a second, each with its own challenge and a chain of one link,
 * beside the plain verification of the same signatures. It judges nothing.
 */
final class VerifyTokens {
    private static final String ORIGIN = "https://portal.example";
    private static final String BROWSER = "browser";
    private static final Clock CLOCK = Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);
    private static final int TOKENS = 4000;
    private static final int[] THREADS = {1, 2};

    private final TestKey kind;
    private final KeyPair keys;
    private final TestAuthority authority;
    private final X509Certificate certificate;
    private final InMemoryChallengeStore challenges = new InMemoryChallengeStore(CLOCK, 10 * TOKENS);
    private final LoginTokenValidator validator;

    private VerifyTokens(TestKey kind) {
        this.kind = kind;
        keys = kind.generate();
        authority = TestAuthority.root(kind);
        certificate = authority.issue(keys);
        var trust = new CertificateTrust(List.of(authority.certificate()), List.of());
        validator = new LoginTokenValidator(PortalOrigins.of(ORIGIN), trust, RevocationPolicy.none(), challenges, CLOCK);
    }

    public static void main(String[] arguments) throws Exception {
        System.out.printf("%-6s %7s %18s %24s%n", "key", "threads", "tokens a second", "plain, signatures a second");
        for (var kind : TestKey.values()) {
            var bench = new VerifyTokens(kind);
            bench.perSecond(2, bench.logins()); // compiles
            for (var threads : THREADS) {
                var tokens = bench.perSecond(threads, bench.logins());
                var plain = bench.perSecond(threads, bench.plain());
                System.out.printf("%-6s %7d %18.0f %24.0f%n", kind, threads, tokens, plain);
            }
        }
    }

    private List<Callable<Boolean>> logins() throws Exception {
        var work = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < TOKENS; i++) {
            var browser = BROWSER + i;
            var sent = answer(challenges.issue(Challenge.Purpose.LOGIN, browser).nonce());
            work.add(() -> validator.validate(sent, browser).certificate().equals(certificate));
        }
        return work;
    }

    private List<Callable<Boolean>> plain() throws Exception {
        var message = kind.authenticationAlgorithm().loginMessage(ORIGIN, "nonce");
        var signed = kind.sign(keys, message);
        var work = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < TOKENS; i++) {
            work.add(() -> kind.authenticationAlgorithm().signatureAlgorithm().verify(certificate, message, signed));
        }
        return work;
    }

    private NonceAndToken answer(String nonce) throws Exception {
        var algorithm = kind.authenticationAlgorithm();
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

    private double perSecond(int threads, List<Callable<Boolean>> work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var begin = System.nanoTime();
            for (var done : pool.invokeAll(work)) {
                if (!done.get()) {
                    throw new IllegalStateException("a good signature was refused");
                }
            }
            return work.size() * (double) Duration.ofSeconds(1).toNanos() / (System.nanoTime() - begin);
        } finally {
            pool.shutdown();
        }
    }
}
