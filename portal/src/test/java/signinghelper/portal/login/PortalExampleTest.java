package signinghelper.portal.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import signinghelper.portal.TestAuthority;
import signinghelper.portal.TestKey;
import signinghelper.portal.certificate.CertificateTrust;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** The code that README.md shows, between the two marks; this test holds the two together. */
class PortalExampleTest {
    private final List<String> log = new ArrayList<>();

    // example
    static final class PortalLogin {
        private final ChallengeStore challenges;
        private final LoginTokenValidator validator;

        PortalLogin(List<X509Certificate> anchors, List<X509Certificate> intermediates, Clock clock) {
            challenges = new InMemoryChallengeStore(clock, 100_000);
            validator = new LoginTokenValidator(
                    PortalOrigins.of("https://portal.example"),
                    new CertificateTrust(anchors, intermediates),
                    challenges,
                    clock);
        }

        /** The page gets this nonce and hands it to {@code helper.login({nonce})}. */
        String challenge(String browserSession) {
            return challenges.issue(Challenge.Purpose.LOGIN, browserSession).nonce();
        }

        /** The page sends what {@code helper.login} gave it, and the nonce again. */
        Optional<LoginIdentity> login(String tokenJson, String nonce, String browserSession, List<String> log) {
            try {
                return Optional.of(validator.validate(LoginToken.fromJson(tokenJson), nonce, browserSession));
            } catch (LoginTokenException e) {
                log.add("login refused: " + e.reason());
                return Optional.empty();
            }
        }
    }
    // example

    @Test
    void logsIn() throws Exception {
        var clock = Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);
        var authority = TestAuthority.root(TestKey.SM2);
        var keys = TestKey.SM2.generate();
        var portal = new PortalLogin(List.of(authority.certificate()), List.of(), clock);
        var nonce = portal.challenge("browser");
        var message = LoginAlgorithm.SM2SM3.message("https://portal.example", nonce);
        var token = TestToken.of(TestKey.SM2, keys, authority.issue(keys), message);
        var json = new ObjectMapper().writeValueAsString(token);

        assertThat(portal.login(json, nonce, "browser", log)).isPresent();
        assertThat(portal.login(json, nonce, "browser", log)).isEmpty();
        assertThat(log).containsExactly("login refused: CHALLENGE_UNKNOWN");
    }

    @Test
    void standsInTheReadme() throws Exception {
        var source = Files.readString(Path.of("src/test/java/signinghelper/portal/login/PortalExampleTest.java"));
        var example = source.split("    // example\n", -1)[1].stripTrailing().stripIndent();

        assertThat(Files.readString(Path.of("README.md"))).contains(example);
    }
}
