package signinghelper.portal.authentication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.OpenSsl;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Vectors of the open format, judged by the library and by a verifier in Python with OpenSSL. */
class TokenVectorsTest {
    private static final Path FOLDER = Path.of("../docs/login-token").toAbsolutePath();
    private static final String FILE = "vectors.json";
    private static final Path CHECK = FOLDER.resolve("check_vectors.py");
    private static final Path BROKEN_VERIFIERS =
            Path.of("src/test/python/broken_verifiers.py").toAbsolutePath();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("vectors")
    void theLibraryJudgesAsTheVectorSays(TokenVector vector) throws Exception {
        assertThat(outcome(vector)).isEqualTo(vector.outcome());
    }

    @Tag("slow")
    @Test
    void theVerifierInPythonJudgesAsTheVectorsSay() throws Exception {
        assertThat(byPython(CHECK, FOLDER.resolve(FILE)))
                .satisfies(run -> assertThat(run.exitCode()).as(run.output()).isZero());
    }

    @Tag("full")
    @Test
    void theVerifierInPythonTellsADifference() throws Exception {
        var text = Files.readString(FOLDER.resolve(FILE)).replace(Reason.SIGNATURE.name(), TokenVector.ACCEPTED);
        var other = Files.writeString(folder.resolve(FILE), text);

        var run = byPython(CHECK, other);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output().lines().filter(line -> line.startsWith("DIFFERS")))
                .isNotEmpty()
                .allMatch(line -> line.contains(Reason.SIGNATURE.name()));
    }

    /** Each is verify.py with one rule spoilt, and a vector tells. */
    @Tag("slow")
    @Test
    void everyBrokenVerifierIsConvicted() throws Exception {
        var run = byPython(BROKEN_VERIFIERS, FOLDER);

        assertThat(run.output().lines().filter(line -> line.startsWith("ESCAPED")))
                .isEmpty();
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output().lines().filter(line -> line.startsWith("convicted")))
                .hasSizeGreaterThanOrEqualTo(40);
    }

    @Tag("full")
    @Test
    void aBrokenVerifierEscapesWithoutItsVector() throws Exception {
        Files.copy(FOLDER.resolve("verify.py"), folder.resolve("verify.py"));
        var json = (ObjectNode) file();
        json.withArray("vectors")
                .removeIf(vector -> vector.path("name").asText().equals("the RSA signature is PSS"));
        Files.writeString(folder.resolve(FILE), json.toString());

        var run = byPython(BROKEN_VERIFIERS, folder);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("ESCAPED    takes PSS");
    }

    @Test
    void everyRuleHasAVector() throws Exception {
        assertThat(vectors().map(TokenVector::outcome).collect(Collectors.toSet()))
                .isEqualTo(Stream.concat(
                                Stream.of(TokenVector.ACCEPTED),
                                Stream.of(Reason.values())
                                        .filter(TokenVectorMaker::isShown)
                                        .map(Reason::name))
                        .collect(Collectors.toSet()));
    }

    /** The maker gives vectors that hold, as the file's once did. */
    @Test
    void newVectorsHoldToo() throws Exception {
        var made = folder.resolve(FILE);
        TokenVectorMaker.main(new String[] {made.toString()});

        var json = new JsonMapper().readTree(made.toFile());
        for (var vector : vectors(json).toList()) {
            assertThat(outcome(vector, json)).as(vector.name()).isEqualTo(vector.outcome());
        }
    }

    static Stream<TokenVector> vectors() throws Exception {
        return vectors(file());
    }

    private static Stream<TokenVector> vectors(JsonNode json) {
        var vectors = new ArrayList<TokenVector>();
        json.path("vectors").forEach(vector -> vectors.add(TokenVector.of(vector)));
        return vectors.stream();
    }

    private static JsonNode file() throws Exception {
        return new JsonMapper().readTree(FOLDER.resolve(FILE).toFile());
    }

    private static String outcome(TokenVector vector) throws Exception {
        return outcome(vector, file());
    }

    private static String outcome(TokenVector vector, JsonNode file) throws Exception {
        var origins = new PortalOrigins(Set.copyOf(texts(file.path("origins"))));
        var trust = new CertificateTrust(certificates(file.path("anchors")), certificates(file.path("intermediates")));
        var clock = Clock.fixed(vector.now(), ZoneOffset.UTC);
        var challenges = new OneChallenge(vector.challenge());
        try {
            var sent = NonceAndToken.fromJson(vector.request());
            if (vector.account() == null) {
                var unused = new LoginTokenValidator(origins, trust, RevocationPolicy.none(), challenges, clock)
                        .validate(sent, vector.browserSession());
            } else {
                var unused = new BindingTokenValidator(origins, trust, RevocationPolicy.none(), challenges, clock)
                        .validate(sent, vector.browserSession(), vector.account());
            }
            return TokenVector.ACCEPTED;
        } catch (AuthenticationTokenException e) {
            return e.reason().name();
        }
    }

    private static List<X509Certificate> certificates(JsonNode array) throws CertificateException {
        var certificates = new ArrayList<X509Certificate>();
        for (var der : texts(array)) {
            certificates.add(Certificates.parse(Bytes.fromBase64(der)));
        }
        return certificates;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private OpenSsl.Outcome byPython(Path program, Path argument) throws Exception {
        Needed.openSsl(folder);
        Needed.program("python3");
        var process = new ProcessBuilder("python3", "-B", program.toString(), argument.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new OpenSsl.Outcome(process.waitFor(), output);
    }

    /** Store with the challenge of a vector. */
    private record OneChallenge(@Nullable Challenge waiting) implements ChallengeStore {
        @Override
        public Challenge issue(Challenge.Purpose purpose, String browserSession) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Challenge> consume(String nonce) {
            return Optional.ofNullable(waiting)
                    .filter(challenge -> challenge.nonce().equals(nonce));
        }
    }
}
