package signinghelper.demo.portal;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.demo.fault.Faults;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.match.Account;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Accounts and the certificates that are bound to them, over real HTTP. */
@Tag("slow")
class AccountTest {
    private static final String PASSWORD = "correct horse";
    private static final Clock CLOCK = Clock.systemUTC();
    private static final TestPki AUTHORITY = new TestPki(CLOCK);
    private static final Account SUPPLIER = new Account(
            Holder.demonstrationSupplier().organisation(),
            Holder.demonstrationSupplier().creditCode().value(),
            Account.Role.SUPPLIER);

    @TempDir
    private static Path folder;

    private static TestUKey uKey;

    private ReferencePortal portal;
    private PortalClient browser;

    @BeforeAll
    static void makeTheUKey() throws Exception {
        uKey = TestUKey.make(folder.resolve("token"), AUTHORITY);
        Files.writeString(folder.resolve("signing-helper.js"), "export {};\n");
    }

    @BeforeEach
    void start() {
        var settings = new PortalSettings(
                0,
                folder.resolve("signing-helper.js"),
                AUTHORITY.anchors(),
                RevocationPolicy.none(),
                false,
                Faults.none());
        portal = ReferencePortal.start(settings, CLOCK);
        browser = new PortalClient(portal.origin());
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void aRegistrationLogsIn() throws Exception {
        register(browser, "first", SUPPLIER);

        var account = account(browser).get("account");
        assertThat(account.get("userName").textValue()).isEqualTo("first");
        assertThat(account.get("name").textValue()).isEqualTo(SUPPLIER.name());
        assertThat(account.get("role").textValue()).isEqualTo("supplier");
        assertThat(account.get("isBound").booleanValue()).isFalse();
    }

    @Test
    void aPasswordLogsInAndAnotherDoesNot() throws Exception {
        register(browser, "first", SUPPLIER);
        var other = new PortalClient(portal.origin());

        assertThat(logIn(other, "first", "wrong password")).isEqualTo(401);
        assertThat(logIn(other, "nobody", PASSWORD)).isEqualTo(401);
        assertThat(other.get("/api/account").statusCode()).isEqualTo(401);
        assertThat(logIn(other, "first", PASSWORD)).isEqualTo(200);
        assertThat(account(other).get("account").get("userName").textValue()).isEqualTo("first");
    }

    @Test
    void aUserNameIsGivenOutOnce() throws Exception {
        register(browser, "first", SUPPLIER);

        var again = new PortalClient(portal.origin()).postJson("/api/register", form("first", SUPPLIER));

        assertThat(again.statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"userName\":\"a\",\"password\":\"short\",\"name\":\"n\",\"creditCode\":\"c\",\"role\":\"supplier\"}",
                "{\"userName\":\"a\",\"password\":\"long enough\",\"name\":\"n\",\"creditCode\":\"c\",\"role\":\"king\"}",
                "{\"userName\":\"\",\"password\":\"long enough\",\"name\":\"n\",\"creditCode\":\"c\",\"role\":\"supplier\"}",
                "{\"userName\":\"a\",\"password\":\"long enough\",\"name\":\"\",\"creditCode\":\"c\",\"role\":\"supplier\"}"
            })
    void anIncompleteRegistrationIsRefused(String body) throws Exception {
        assertThat(browser.post("/api/register", body).statusCode()).isEqualTo(400);
    }

    @Test
    void aBoundCertificateLogsInToItsAccount() throws Exception {
        register(browser, "first", SUPPLIER);
        var bound = bind(browser, "sm2-signature", SUPPLIER);

        assertThat(bound.get("match").get("name").get("verdict").textValue()).isEqualTo("EQUAL");
        var verification = browser.latestVerification();
        assertThat(verification.get("kind").textValue()).isEqualTo("binding");
        assertThat(verification.get("id")).isEqualTo(bound.get("verification"));
        var answer = logInWith("sm2-signature");
        assertThat(answer.get("account").get("userName").textValue()).isEqualTo("first");
        assertThat(answer.get("account").get("isBound").booleanValue()).isTrue();
        assertThat(browser.latestVerification().get("kind").textValue()).isEqualTo("login");
    }

    @Test
    void aCertificateThatIsNotBoundLogsInWithoutAccount() throws Exception {
        register(browser, "first", SUPPLIER);
        bind(browser, "sm2-signature", SUPPLIER);

        var answer = logInWith("rsa-signature");

        assertThat(answer.get("account").isNull()).isTrue();
        assertThat(answer.get("algorithm").textValue()).isEqualTo("RS256");
    }

    @Test
    void theServerComparesWithItsOwnRecordOfTheAccount() throws Exception {
        register(browser, "first", new Account("另一家演示有限公司", SUPPLIER.creditCode(), Account.Role.SUPPLIER));
        var nonce = browser.bindingChallenge();

        // The token claims the certificate's own name, as a page that lies would.
        var response = browser.bind(uKey.binding("sm2-signature", portal.origin(), nonce, SUPPLIER), nonce);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(browser.latestVerification().get("reason").textValue()).isEqualTo("SIGNATURE");
        assertThat(account(browser).get("account").get("isBound").booleanValue())
                .isFalse();
    }

    @Test
    void theServerSaysWhatDiffers() throws Exception {
        var account = new Account(SUPPLIER.name() + "（本级）", "91420100MADEM00001", Account.Role.PURCHASER);
        register(browser, "first", account);
        var nonce = browser.bindingChallenge();

        var response = browser.bind(uKey.binding("sm2-signature", portal.origin(), nonce, account), nonce);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(browser.latestVerification().get("reason").textValue()).isEqualTo("SUBJECT_MISMATCH");
        var match = browser.json(response).get("match");
        assertThat(match.get("name").get("difference").textValue()).isEqualTo("LOCAL_LEVEL_SUFFIX");
        assertThat(match.get("creditCode").get("verdict").textValue()).isEqualTo("DIFFERENT");
    }

    @Test
    void aCertificateIsBoundToOneAccountOnly() throws Exception {
        register(browser, "first", SUPPLIER);
        bind(browser, "sm2-signature", SUPPLIER);
        var other = new PortalClient(portal.origin());
        register(other, "second", SUPPLIER);
        var nonce = other.bindingChallenge();

        var response = other.bind(uKey.binding("sm2-signature", portal.origin(), nonce, SUPPLIER), nonce);

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(other.latestVerification().get("reason").textValue()).isEqualTo("BOUND_TO_ANOTHER_ACCOUNT");
        assertThat(logInWith("sm2-signature").get("account").get("userName").textValue())
                .isEqualTo("first");
    }

    @Test
    void aPortalThatForgetsKnowsNoAccountNoLoginNoBindingAndNoVerification() throws Exception {
        register(browser, "first", SUPPLIER);
        bind(browser, "sm2-signature", SUPPLIER);

        assertThat(browser.delete("/api/data").statusCode()).isEqualTo(204);

        assertThat(browser.get("/api/account").statusCode()).isEqualTo(401);
        assertThat(browser.json(browser.get("/api/verifications"))).isEmpty();
        assertThat(logInWith("sm2-signature").get("account").isNull()).isTrue();
        register(browser, "first", SUPPLIER);
        bind(browser, "sm2-signature", SUPPLIER);
    }

    @Test
    void aLoginNeverBindsAndABindingNeverLogsIn() throws Exception {
        register(browser, "first", SUPPLIER);
        var loginNonce = browser.challenge();
        var bindingNonce = browser.bindingChallenge();

        var bindingByLogin = browser.bind(uKey.login("sm2-signature", portal.origin(), loginNonce), loginNonce);
        var bindingByLoginForBinding =
                browser.bind(uKey.login("sm2-signature", portal.origin(), bindingNonce), bindingNonce);
        var another = browser.challenge();
        var loginByBinding = browser.login(uKey.binding("sm2-signature", portal.origin(), another, SUPPLIER), another);

        assertThat(bindingByLogin.statusCode()).isEqualTo(401);
        assertThat(bindingByLoginForBinding.statusCode()).isEqualTo(401);
        assertThat(loginByBinding.statusCode()).isEqualTo(401);
        assertThat(account(browser).get("account").get("isBound").booleanValue())
                .isFalse();
    }

    @Test
    void nobodyBindsWithoutAnAccount() throws Exception {
        var nonce = browser.bindingChallenge();

        var response = browser.bind(uKey.binding("sm2-signature", portal.origin(), nonce, SUPPLIER), nonce);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("请先用密码登录账号");
    }

    private static Map<String, Object> form(String userName, Account account) {
        return Map.of(
                "userName", userName,
                "password", PASSWORD,
                "name", account.name(),
                "creditCode", account.creditCode(),
                "role", account.role().wireName());
    }

    private static void register(PortalClient client, String userName, Account account) throws Exception {
        assertThat(client.postJson("/api/register", form(userName, account)).statusCode())
                .isEqualTo(200);
    }

    private static int logIn(PortalClient client, String userName, String password) throws Exception {
        return client.postJson("/api/password-login", Map.of("userName", userName, "password", password))
                .statusCode();
    }

    private static JsonNode account(PortalClient client) throws Exception {
        return client.json(client.get("/api/account"));
    }

    private JsonNode bind(PortalClient client, String container, Account account) throws Exception {
        var nonce = client.bindingChallenge();
        var response = client.bind(uKey.binding(container, portal.origin(), nonce, account), nonce);
        assertThat(response.statusCode()).isEqualTo(200);
        return client.json(response);
    }

    private JsonNode logInWith(String container) throws Exception {
        var fresh = new PortalClient(portal.origin());
        var nonce = fresh.challenge();
        return fresh.json(fresh.login(uKey.login(container, portal.origin(), nonce), nonce));
    }
}
