package signinghelper.verifier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.match.Account;
import signinghelper.testkit.authority.TestKey;
import signinghelper.verifier.http.Operation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Logs in and binds through the service. */
class TokensTest {
    private static final String SESSION = "browser session";
    private static final TestUser USER = TestUser.of(TestKey.SM2);

    @TempDir
    private static Path folder;

    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        service = TestService.start(TestSettings.trusting(USER), folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @EnumSource
    void saysYesToALoginOnce(TestKey kind, @TempDir Path own) throws Exception {
        var user = TestUser.of(kind);
        try (var running = TestService.start(TestSettings.trusting(user), own)) {
            var nonce = running.nonce("login", SESSION);

            var answer = running.login(user, nonce, SESSION);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().at("/certificate/fingerprint").asText()).isEqualTo(user.fingerprint());
            assertThat(answer.body().at("/certificate/creditCode").asText()).isEqualTo(TestUser.ACCOUNT.creditCode());
            assertRefused("CHALLENGE_UNKNOWN", running.login(user, nonce, SESSION));
        }
    }

    @Test
    void givesAChallengeWithItsEnd() throws Exception {
        var answer = service.post(Operation.CHALLENGE, Map.of("purpose", "signing", "session", SESSION));

        assertThat(answer.nonce()).hasSize(44);
        assertThat(Instant.parse(answer.body().get("expires").asText())).isAfter(Instant.now());
    }

    @Test
    void refusesWhatAnotherBrowserSends() throws Exception {
        assertRefused("CHALLENGE_SESSION", service.login(USER, service.nonce("login", SESSION), "another"));
    }

    @Test
    void refusesAChallengeOfAnotherPurpose() throws Exception {
        assertRefused("CHALLENGE_PURPOSE", service.login(USER, service.nonce("binding", SESSION), SESSION));
    }

    @Test
    void refusesACertificateOfAnotherCa() throws Exception {
        var stranger = TestUser.of(TestKey.SM2);

        assertRefused("CERTIFICATE_UNTRUSTED", service.login(stranger, service.nonce("login", SESSION), SESSION));
    }

    /**
     * A portal may hand on the request's own Origin, which a look-alike page sets too; its token must be refused all
     * the same.
     */
    @Test
    void refusesALookAlikePageAlsoWhereThePortalHandsItsOriginOn() throws Exception {
        var lookAlike = "https://portal.example.evil.test";
        var nonce = service.nonce("login", SESSION);
        var body = TestService.login(USER.login(lookAlike, nonce), nonce, SESSION);
        body.put("origin", lookAlike);

        assertRefused("ORIGIN_UNKNOWN", service.post(Operation.LOGIN, body));
        body.put("origin", TestUser.ORIGIN);
        assertRefused("SIGNATURE", service.post(Operation.LOGIN, body));
    }

    /** Each of a portal's origins has tokens of its own pages alone. */
    @Test
    void refusesATokenOfAnotherOriginOfThePortal(@TempDir Path own) throws Exception {
        var other = "https://other.portal.example";
        var settings = TestSettings.trusting(USER).with("origins", List.of(TestUser.ORIGIN, other));
        try (var running = TestService.start(settings, own)) {
            var nonce = running.nonce("login", SESSION);
            assertRefused(
                    "SIGNATURE",
                    running.post(Operation.LOGIN, TestService.login(USER.login(other, nonce), nonce, SESSION)));
        }
    }

    /** A CA's file changes while the service runs; half of one changes nothing. */
    @Test
    void followsTheFilesOfCas(@TempDir Path own) throws Exception {
        var stranger = TestUser.of(TestKey.P256);
        var both = TestSettings.pem(USER.holder().authority().certificate())
                + TestSettings.pem(stranger.holder().authority().certificate());
        try (var running = TestService.start(TestSettings.trusting(USER), own)) {
            assertRefused("CERTIFICATE_UNTRUSTED", running.login(stranger, running.nonce("login", SESSION), SESSION));
            Files.writeString(own.resolve("ca.pem"), both);
            assertThat(running.login(stranger, running.nonce("login", SESSION), SESSION)
                            .status())
                    .isEqualTo(200);
            Files.writeString(own.resolve("ca.pem"), both.substring(0, 100));
            assertThat(running.login(stranger, running.nonce("login", SESSION), SESSION)
                            .status())
                    .isEqualTo(200);
            Files.writeString(
                    own.resolve("ca.pem"),
                    TestSettings.pem(stranger.holder().authority().certificate()));
            assertRefused("CERTIFICATE_UNTRUSTED", running.login(USER, running.nonce("login", SESSION), SESSION));
        }
    }

    @Test
    void refusesATokenThatIsNone() throws Exception {
        var nonce = service.nonce("login", SESSION);
        var token = new HashMap<>(USER.login(TestUser.ORIGIN, nonce));
        token.put("more", "of it");

        assertRefused("MALFORMED", service.post(Operation.LOGIN, TestService.login(token, nonce, SESSION)));
    }

    @Test
    void bindsTheAccountThatThePortalNames() throws Exception {
        var answer = bind(TestUser.ACCOUNT, TestUser.ACCOUNT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/certificate/fingerprint").asText()).isEqualTo(USER.fingerprint());
        assertThat(answer.body().at("/match/creditCode/verdict").asText()).isEqualTo("EQUAL");
    }

    @Test
    void refusesAnAccountOtherThanTheSignedOne() throws Exception {
        assertRefused("SIGNATURE", bind(TestUser.ACCOUNT, other("另一有限公司")));
    }

    @Test
    void tellsWhatDiffersBetweenCertificateAndAccount() throws Exception {
        var account = other("另一有限公司");
        var answer = bind(account, account);

        assertRefused("SUBJECT_MISMATCH", answer);
        assertThat(answer.body().at("/match/name/verdict").asText()).isEqualTo("DIFFERENT");
    }

    @Test
    void neitherLogsInByABindingNorBindsByALogin() throws Exception {
        var nonce = service.nonce("binding", SESSION);
        var login = TestService.login(USER.binding(nonce, TestUser.ACCOUNT), nonce, SESSION);
        assertRefused("FORMAT", service.post(Operation.LOGIN, login));

        login.put("account", TestUser.ACCOUNT);
        assertThat(service.post(Operation.LOGIN, login).code()).isEqualTo("REQUEST_MALFORMED");
        login.put("token", USER.login(TestUser.ORIGIN, nonce));
        assertRefused("FORMAT", service.post(Operation.BINDING, login));
    }

    private static Account other(String name) {
        return new Account(name, TestUser.ACCOUNT.creditCode(), TestUser.ACCOUNT.role());
    }

    private static TestService.Answer bind(Account signed, Account named) throws Exception {
        var nonce = service.nonce("binding", SESSION);
        var body = TestService.login(USER.binding(nonce, signed), nonce, SESSION);
        body.put("account", named);
        return service.post(Operation.BINDING, body);
    }

    private static void assertRefused(String code, TestService.Answer answer) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(422);
    }
}
