import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import signinghelper.formats.TestHolder;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
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
import signinghelper.verifier.http.VerifierServer;
import signinghelper.verifier.settings.Secrets;
import signinghelper.verifier.settings.SettingsFile;

/**
 * The load that a portal's server bears: login tokens a second, each with its own challenge and a chain of one link,
 * in the library, through the verifier's HTTP with its callers on the same processors, and beside the plain verification of
 * the same signatures. It judges nothing.
 */
final class VerifierTokens implements AutoCloseable {
    private static final String ORIGIN = "https://portal.example";
    private static final String BROWSER = "browser";
    private static final Clock CLOCK = Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);
    private static final int TOKENS = 4000;
    private static final int[] THREADS = {1, 2};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestKey kind;
    private final KeyPair keys;
    private final TestAuthority authority;
    private final X509Certificate certificate;
    private final InMemoryChallengeStore challenges = new InMemoryChallengeStore(CLOCK, 10 * TOKENS);
    private final LoginTokenValidator validator;
    private final Path folder = Files.createTempDirectory("bench");
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final VerifierServer service;

    private VerifierTokens(TestKey kind) throws Exception {
        this.kind = kind;
        keys = kind.generate();
        authority = TestAuthority.root(kind);
        certificate = authority.issue(keys);
        var trust = new CertificateTrust(List.of(authority.certificate()), List.of());
        validator = new LoginTokenValidator(PortalOrigins.of(ORIGIN), trust, RevocationPolicy.none(), challenges, CLOCK);
        service = VerifierServer.start(SettingsFile.read(settings()), new Secrets(null, null, null), CLOCK);
    }

    private Path settings() throws Exception {
        var encoded = Base64.getMimeEncoder().encodeToString(authority.certificate().getEncoded());
        Files.writeString(
                folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
        return Files.writeString(
                folder.resolve("verifier.json"),
                """
                { "listen": { "port": 0 }, "origins": ["%s"], "trust": { "signers": ["ca.pem"] },
                  "revocation": { "check": "NONE" }, "limits": { "stopSeconds": 0 } }
                """
                        .formatted(ORIGIN));
    }

    @Override
    public void close() throws IOException {
        service.close();
        for (var file : List.of("ca.pem", "verifier.json")) {
            Files.delete(folder.resolve(file));
        }
        Files.delete(folder);
    }

    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                "%-6s %7s %18s %18s %24s%n",
                "key", "threads", "tokens a second", "by the verifier", "plain, signatures a second");
        for (var kind : TestKey.values()) {
            try (var bench = new VerifierTokens(kind)) {
                bench.measure();
            }
        }
    }

    private void measure() throws Exception {
        perSecond(2, logins()); // compiles
        perSecond(2, requests());
        for (var threads : THREADS) {
            var tokens = perSecond(threads, logins());
            var asked = perSecond(threads, requests());
            System.out.printf(
                    "%-6s %7d %18.0f %18.0f %24.0f%n", kind, threads, tokens, asked, perSecond(threads, plain()));
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

    /** Logins that a portal's server sends to the verifier; their challenges have been issued. */
    private List<Callable<Boolean>> requests() throws Exception {
        var work = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < TOKENS; i++) {
            var browser = BROWSER + i;
            var issued = post("/v1/challenges", Map.of("purpose", "login", "session", browser));
            var sent = answer(JSON.readTree(issued.body()).get("nonce").asText());
            var body = Map.of("origin", ORIGIN, "session", browser, "nonce", sent.nonce(), "token", sent.token());
            work.add(() -> post("/v1/logins", body).statusCode() == 200);
        }
        return work;
    }

    private HttpResponse<String> post(String path, Map<String, ?> body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<Callable<Boolean>> plain() throws Exception {
        var message = TestHolder.algorithm(kind).loginMessage(ORIGIN, "nonce");
        var signed = kind.sign(keys, message);
        var work = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < TOKENS; i++) {
            work.add(() -> TestHolder.algorithm(kind).signatureAlgorithm().verify(certificate, message, signed));
        }
        return work;
    }

    private NonceAndToken answer(String nonce) throws Exception {
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
