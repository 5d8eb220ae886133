package signinghelper.demo.portal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.demo.fault.Faults;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;

/** The portal over real HTTP, with tokens that the software U-Key signed. */
@Tag("slow")
class ReferencePortalTest {
    private static final String SM2 = "sm2-signature";
    private static final Clock CLOCK = Clock.systemUTC();
    private static final ChallengeStore CHALLENGES = new InMemoryChallengeStore(CLOCK, 100);
    private static final TestPki AUTHORITY = new TestPki(CLOCK);

    @TempDir
    private static Path folder;

    private static TestUKey uKey;
    private static ReferencePortal portal;

    private PortalClient browser;

    @BeforeAll
    static void start() throws Exception {
        uKey = TestUKey.make(folder.resolve("token"), AUTHORITY);
        Files.writeString(folder.resolve("signing-helper.js"), "export {};\n");
        Files.writeString(folder.resolve("signing-helper-elements.js"), "export {};\n");
        portal = start(false);
    }

    @BeforeEach
    void openABrowser() {
        browser = new PortalClient(portal.origin());
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @ParameterizedTest
    @CsvSource({"sm2-signature, SM2SM3", "rsa-signature, RS256", "ec-signature, ES256"})
    void logsInWithEachKindOfKey(String container, String algorithm) throws Exception {
        var nonce = browser.challenge();
        var token = sign(container, portal.origin(), nonce);

        var response = browser.login(token, nonce);

        var answer = browser.json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(answer.get("algorithm").textValue()).isEqualTo(algorithm);
        var certificate = answer.get("certificate");
        assertThat(certificate.get("organisation").textValue()).isEqualTo("演示供应商有限公司");
        assertThat(certificate.get("creditCode").textValue())
                .isEqualTo(Holder.demonstrationSupplier().creditCode().value());
        assertThat(certificate.get("sha256").textValue()).isEqualTo(sha256(token.unverifiedCertificate()));
        assertThat(browser.json(browser.get("/api/account"))).isEqualTo(answer);
        var verification = browser.latestVerification();
        assertThat(verification.get("id")).isEqualTo(answer.get("verification"));
        assertThat(verification.get("outcome").textValue()).isEqualTo("ACCEPTED");
        assertThat(verification.get("certificateSha256")).isEqualTo(certificate.get("sha256"));
    }

    @Test
    void refusesTheSameTokenAgain() throws Exception {
        var nonce = browser.challenge();
        var token = sign(SM2, portal.origin(), nonce);
        assertThat(browser.login(token, nonce).statusCode()).isEqualTo(200);

        assertRefused("CHALLENGE_UNKNOWN", browser.login(token, nonce));
    }

    @Test
    void refusesATokenFromAnotherBrowser() throws Exception {
        var nonce = browser.challenge();
        var other = new PortalClient(portal.origin());
        other.challenge();

        assertRefused("CHALLENGE_SESSION", other.login(sign(SM2, portal.origin(), nonce), nonce));
        assertThat(other.get("/api/account").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesANonceForAnotherPurpose() throws Exception {
        browser.challenge();
        var nonce = CHALLENGES
                .issue(Challenge.Purpose.BINDING, browser.cookie("browser"))
                .nonce();

        assertRefused("CHALLENGE_PURPOSE", browser.login(sign(SM2, portal.origin(), nonce), nonce));
    }

    @Test
    void refusesATokenThatWasMadeForAnotherSite() throws Exception {
        var nonce = browser.challenge();

        assertRefused("SIGNATURE", browser.login(sign(SM2, "https://portal.example", nonce), nonce));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"unverifiedCertificate\":1}"})
    void refusesWhatIsNoToken(String body) throws Exception {
        assertRefused("MALFORMED", browser.post("/api/login", body));
    }

    @Test
    void refusesAHugeBody() throws Exception {
        assertThat(browser.post("/api/login", " ".repeat(100_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void letsTwoPagesOfOneBrowserLogInOneAfterTheOther() throws Exception {
        var first = browser.challenge();
        var second = browser.challenge();

        assertThat(browser.login(sign(SM2, portal.origin(), second), second).statusCode())
                .isEqualTo(200);
        assertThat(browser.login(sign(SM2, portal.origin(), first), first).statusCode())
                .isEqualTo(200);
    }

    @Test
    void namesEachLoginAnew() throws Exception {
        var nonce = browser.challenge();
        browser.login(sign(SM2, portal.origin(), nonce), nonce);
        var before = browser.cookie("login");
        var again = browser.challenge();
        browser.login(sign(SM2, portal.origin(), again), again);

        assertThat(browser.cookie("login")).hasSize(64).isNotEqualTo(before);
    }

    @Test
    void forgetsALoginWithTheLogoutEvenForSomeoneWhoKeptItsCookie() throws Exception {
        var nonce = browser.challenge();
        browser.login(sign(SM2, portal.origin(), nonce), nonce);
        var kept = browser.cookie("login");
        var thief = new PortalClient(portal.origin());
        thief.setCookie("login", kept);
        assertThat(thief.get("/api/account").statusCode()).isEqualTo(200);

        assertThat(browser.post("/api/logout", "").statusCode()).isEqualTo(204);

        assertThat(browser.get("/api/account").statusCode()).isEqualTo(401);
        assertThat(thief.get("/api/account").statusCode()).isEqualTo(401);
    }

    @Test
    void hidesItsCookiesFromScriptsAndFromOtherSites() throws Exception {
        var cookie = browser.post("/api/challenge", "").headers().firstValue("Set-Cookie");

        assertThat(cookie)
                .hasValueSatisfying(value -> assertThat(value)
                        .startsWith("browser=")
                        .contains("HttpOnly")
                        .contains("SameSite=Strict"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login.js",
                "/account",
                "/account.js",
                "/password",
                "/register",
                "/form.js",
                "/sign",
                "/sign.js",
                "/verify",
                "/verify.js",
                "/work.js",
                "/server.js",
                "/certificate.js",
                "/portal.css",
                "/icon.svg",
                "/signing-helper.js",
                "/signing-helper-elements.js"
            })
    void servesItsPagesWithSecurityHeaders(String path) throws Exception {
        var response = browser.get(path);
        var headers = response.headers();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isNotEmpty();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'")
                        .contains("script-src 'self'")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
    }

    @ParameterizedTest
    @CsvSource({
        "/, CA 登录, login.js",
        "/password, 密码登录, form.js",
        "/register, 注册账号, form.js",
        "/account, 我的账户, account.js",
        "/sign, 签署文件, sign.js",
        "/verify, 验证签名, verify.js"
    })
    void everyPageHasItsTitleScriptAndContent(String path, String title, String script) throws Exception {
        assertThat(browser.get(path).body())
                .contains("<title>" + title + " - 演示平台</title>", "src=\"/" + script + "\"", "<h1>" + title)
                .doesNotContain("{", "}");
    }

    @Test
    void servesNothingElse() throws Exception {
        assertThat(browser.get("/../token.json").statusCode()).isIn(400, 404);
        assertThat(browser.get("/TokenApi.class").statusCode()).isEqualTo(404);
    }

    @Test
    void letsItselfBeFramedOnlyWhenAskedTo() throws Exception {
        try (var framed = start(true)) {
            var policy = new PortalClient(framed.origin()).get("/").headers().firstValue("Content-Security-Policy");

            assertThat(policy).hasValueSatisfying(value -> assertThat(value).contains("frame-ancestors *"));
        }
    }

    private static ReferencePortal start(boolean framingAllowed) {
        var library = folder.resolve("signing-helper.js");
        var settings = new PortalSettings(
                0, library, AUTHORITY.anchors(), RevocationPolicy.none(), framingAllowed, Faults.none());
        return ReferencePortal.start(settings, CLOCK, CHALLENGES);
    }

    private void assertRefused(String reason, HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("登录失败").doesNotContain(reason);
        assertThat(browser.latestVerification().get("reason").textValue()).isEqualTo(reason);
        assertThat(browser.latestVerification().get("id"))
                .isEqualTo(browser.json(response).get("verification"));
    }

    private static AuthenticationToken sign(String container, String origin, String nonce) throws Exception {
        return uKey.login(container, origin, nonce);
    }

    private static String sha256(String base64) throws Exception {
        var der = Base64.getDecoder().decode(base64);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    }
}
