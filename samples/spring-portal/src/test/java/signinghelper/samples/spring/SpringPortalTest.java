package signinghelper.samples.spring;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** The sample over HTTP, with the tokens of a user who has an SM2 key. */
@Tag("slow")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SpringPortalTest {
    private static final String ORIGIN = "https://portal.example";
    private static final String PASSWORD = "password of a test";
    private static final TestUser USER = new TestUser(TestHolder.of(TestKey.SM2));

    @TempDir
    private static Path folder;

    private final Accounts accounts;
    private final MovableClock clock;
    private final SwitchedStore store;
    private final URI portal;
    private final Browser browser;

    SpringPortalTest(
            @Autowired Accounts accounts,
            @Autowired MovableClock clock,
            @Autowired SwitchedStore store,
            @Value("${local.server.port}") int port) {
        this.accounts = accounts;
        this.clock = clock;
        this.store = store;
        this.portal = URI.create("http://localhost:" + port);
        this.browser = new Browser(portal);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(TestAuthority.NOW);
        }

        @Bean
        SwitchedStore switchedStore(MovableClock clock) {
            return new SwitchedStore(clock);
        }
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) throws Exception {
        var anchor = folder.resolve("ca.pem");
        try (var writer = new JcaPEMWriter(Files.newBufferedWriter(anchor))) {
            writer.writeObject(USER.holder().authority().certificate());
        }
        registry.add("signing-helper.origins", () -> ORIGIN);
        registry.add("signing-helper.trust.anchors", () -> "file:" + anchor);
        registry.add("signing-helper.challenge.life", () -> "2m");
        registry.add("server.forward-headers-strategy", () -> "framework");
        registry.add("sample.password", () -> PASSWORD);
        registry.add("sample.name", TestHolder.ACCOUNT::name);
        registry.add("sample.credit-code", TestHolder.ACCOUNT::creditCode);
    }

    @BeforeEach
    void bindTheCertificate() throws Exception {
        passwordLogin(browser);
        var nonce = browser.post("/api/binding-challenge", Map.of()).text("nonce");
        assertThat(browser.post("/api/binding", USER.binding(ORIGIN, nonce)).status())
                .isEqualTo(200);
        assertThat(browser.post("/api/logout", Map.of()).status()).isEqualTo(204);
        assertThat(browser.get("/api/account").status()).isEqualTo(401);
    }

    @AfterEach
    void unlock() {
        accounts.lock(false);
        store.setAway(false);
    }

    @Test
    void aTokenOverTheChallengeLogsIn() throws Exception {
        var login = browser.post("/signing-helper/login", USER.login(ORIGIN, challenge(browser)));

        assertThat(login.status()).isEqualTo(204);
        var account = browser.get("/api/account");
        assertThat(account.text("userName")).isEqualTo("demo-supplier");
        assertThat(account.text("holder")).isEqualTo(TestHolder.ACCOUNT.name());
        assertThat(account.text("certificate")).hasSize(64);
    }

    @Test
    void theSessionGetsANewIdentifierWithTheLogin() throws Exception {
        var nonce = challenge(browser);
        var before = browser.session();

        browser.post("/signing-helper/login", USER.login(ORIGIN, nonce));

        assertThat(before).isNotNull();
        assertThat(browser.session()).isNotNull().isNotEqualTo(before);
    }

    @Test
    void aChallengeIsKeptByNobody() throws Exception {
        var challenge = browser.post("/signing-helper/challenge", Map.of());

        assertThat(challenge.response().headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void anotherNonceIsRefused() throws Exception {
        challenge(browser);

        assertRefused(browser, USER.login(ORIGIN, "A".repeat(43) + "="));
    }

    @Test
    void aNonceIsForOneLogin() throws Exception {
        var login = USER.login(ORIGIN, challenge(browser));
        assertThat(browser.post("/signing-helper/login", login).status()).isEqualTo(204);

        assertRefused(browser, login);
        assertRefused(new Browser(portal), login);
    }

    @Test
    void aNonceOfAnotherSessionIsRefused() throws Exception {
        var stranger = new Browser(portal);
        challenge(stranger);

        assertRefused(stranger, USER.login(ORIGIN, challenge(browser)));
    }

    @Test
    void aRequestWithoutTheCsrfTokenIsRefused() throws Exception {
        var login = USER.login(ORIGIN, challenge(browser));

        assertThat(browser.postWithoutCsrfToken("/signing-helper/challenge", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(browser.postWithoutCsrfToken("/signing-helper/login", login).status())
                .isEqualTo(403);
        assertThat(browser.post("/signing-helper/login", login).status()).isEqualTo(204);
    }

    /** The server runs at another address than the origin that is configured; its own address counts for nothing. */
    @Test
    void aTokenOfAnotherOriginIsRefused() throws Exception {
        assertRefused(browser, USER.login("https://portal.example.attacker.example", challenge(browser)));
        assertRefused(browser, USER.login(portal.toString(), challenge(browser)));
    }

    @Test
    void forwardingHeadersChangeNoOrigin() throws Exception {
        var stranger = "portal.example.attacker.example";
        var lured = USER.login("https://" + stranger, challenge(browser));
        var login = USER.login(ORIGIN, challenge(browser));

        assertThat(browser.postForwarded(stranger, "/signing-helper/login", lured)
                        .status())
                .isEqualTo(401);
        assertThat(browser.postForwarded(stranger, "/signing-helper/login", login)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void anExpiredChallengeIsRefused() throws Exception {
        var login = USER.login(ORIGIN, challenge(browser));
        clock.move(Duration.ofMinutes(2));

        assertRefused(browser, login);
    }

    @Test
    void aBindingTokenIsNoLogin() throws Exception {
        assertRefused(browser, USER.binding(ORIGIN, challenge(browser)));
    }

    @Test
    void somethingElseThanATokenIsRefused() throws Exception {
        assertRefused(browser, Map.of("nonce", challenge(browser)));
        assertRefused(browser, Map.of("nonce", "x".repeat(100_000)));
    }

    @Test
    void aCertificateOfNoAccountIsToldSo() throws Exception {
        accounts.bind(Fingerprint.parse("00".repeat(32)));

        var refused = browser.post("/signing-helper/login", USER.login(ORIGIN, challenge(browser)));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("error")).isEqualTo("CERTIFICATE_NOT_BOUND");
        assertThat(refused.text("message")).contains("绑定", "bind");
    }

    @Test
    void aLockedAccountDoesNotLogIn() throws Exception {
        accounts.lock(true);

        var refused = browser.post("/signing-helper/login", USER.login(ORIGIN, challenge(browser)));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("error")).isEqualTo("ACCOUNT_NOT_USABLE");
        assertThat(browser.get("/api/account").status()).isEqualTo(401);
    }

    @Test
    void aBindingNeedsAUserWhoIsLoggedIn() throws Exception {
        assertThat(browser.post("/api/binding-challenge", Map.of()).status()).isEqualTo(401);
        assertThat(browser.post("/api/binding", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void aLoginTokenBindsNothing() throws Exception {
        passwordLogin(browser);
        var nonce = browser.post("/api/binding-challenge", Map.of()).text("nonce");

        assertThat(browser.post("/api/binding", USER.login(ORIGIN, nonce)).status())
                .isEqualTo(401);
    }

    @Test
    void aSignatureOfTheBoundCertificateHolds() throws Exception {
        browser.post("/signing-helper/login", USER.login(ORIGIN, challenge(browser)));
        var begun = browser.post("/api/signing", Map.of());
        var content = Base64.getDecoder().decode(begun.text("content"));
        var nonce = begun.text("nonce");

        var signed = USER.signature(ORIGIN, nonce, begun.text("title"), content, clock.instant());

        var verified = browser.post("/api/signature", signed);
        assertThat(verified.status()).isEqualTo(200);
        assertThat(verified.text("form")).isEqualTo("PKCS7_501");
        assertThat(browser.post("/api/signature", signed).status())
                .as("the nonce again")
                .isEqualTo(422);
    }

    @Test
    void aSignatureOverOtherContentIsRefused() throws Exception {
        browser.post("/signing-helper/login", USER.login(ORIGIN, challenge(browser)));
        var begun = browser.post("/api/signing", Map.of());
        var other = "总价 1 元".getBytes(StandardCharsets.UTF_8);

        var signed = USER.signature(ORIGIN, begun.text("nonce"), begun.text("title"), other, clock.instant());

        assertThat(browser.post("/api/signature", signed).status()).isEqualTo(422);
    }

    @Test
    void whileTheStoreIsAwayUsersAreToldToTryLater() throws Exception {
        browser.post("/signing-helper/login", USER.login(ORIGIN, challenge(browser)));
        var begun = browser.post("/api/signing", Map.of());
        var content = Base64.getDecoder().decode(begun.text("content"));
        var signed = USER.signature(ORIGIN, begun.text("nonce"), begun.text("title"), content, clock.instant());
        var binding = USER.binding(
                ORIGIN, browser.post("/api/binding-challenge", Map.of()).text("nonce"));
        store.setAway(true);

        assertTriesLater(browser.post("/api/signing", Map.of()));
        assertTriesLater(browser.post("/api/signature", signed));
        assertTriesLater(browser.post("/api/binding-challenge", Map.of()));
        assertTriesLater(browser.post("/api/binding", binding));
        assertTriesLater(browser.post("/signing-helper/challenge", Map.of()));
    }

    private static void assertTriesLater(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("message")).contains("分钟", "again");
    }

    @Test
    void pagesRunTheirOwnScriptsAlone() throws Exception {
        var page = browser.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body()).contains("CA 登录").doesNotContain("<script>");
        assertThat(page.response().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'; script-src 'self';"));
    }

    /** A page that is not logged in shows errors and status too. */
    @Test
    void theScriptsOfThePageAreForEverybody() throws Exception {
        for (var script : List.of("/portal.js", "/signing-helper.js", "/signing-helper-elements.js")) {
            assertThat(browser.get(script).status()).as(script).isEqualTo(200);
        }
    }

    @Test
    void healthShowsTheAnchorToUsersAlone() throws Exception {
        assertThat(browser.get("/actuator/health").content().has("components")).isFalse();

        passwordLogin(browser);

        var health = browser.get("/actuator/health").content().at("/components/signingHelper");
        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.at("/details/challenges").asText()).isEqualTo("answers");
        assertThat(health.at("/details/anchors/CN=Test root SM2,C=CN").asInt()).isPositive();
    }

    private static void passwordLogin(Browser browser) throws Exception {
        var fields = "username=demo-supplier&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        var login = browser.post("/api/password-login", "application/x-www-form-urlencoded", fields);
        assertThat(login.status()).isEqualTo(204);
    }

    private static String challenge(Browser browser) throws Exception {
        return Objects.requireNonNull(
                browser.post("/signing-helper/challenge", Map.of()).text("nonce"));
    }

    private static void assertRefused(Browser browser, Map<String, Object> login) throws Exception {
        var refused = browser.post("/signing-helper/login", login);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("error")).isEqualTo("LOGIN_FAILED");
    }
}
