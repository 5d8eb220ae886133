package signinghelper.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.match.Account;
import signinghelper.formats.match.NameRule;
import signinghelper.portal.authentication.BindingTokenValidator;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.NonceAndToken;
import signinghelper.portal.authentication.PortalOrigins;
import signinghelper.portal.authentication.TokenJson;
import signinghelper.profile.BindingSettings;
import signinghelper.profile.TestProfile;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.PinSubject;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.command.TestCertificates.ACCOUNT;

class LoginBindCommandTest {
    static final String NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";
    private static final String OTHER_CODE = "914201007713589677";

    @ParameterizedTest
    @EnumSource(names = {"SM2", "RSA", "P256", "P384"})
    void makesATokenThatThePortalBinds(SoftwareKey.Kind kind) throws Exception {
        var challenge = Challenge.create(Challenge.Purpose.BINDING, "browser", TestCertificates.CLOCK);
        var nonce = challenge.nonce();
        var token = token(kind);
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            host.prompt().type(FakeToken.PIN);
            bind(host.open(), nonce, ACCOUNT);
            var result = host.reply("bind").path("result");
            var binding = new BindingTokenValidator(
                            PortalOrigins.of(TestHost.ORIGIN),
                            TestCertificates.trust(),
                            RevocationPolicy.none(),
                            new OneChallenge(challenge),
                            TestCertificates.CLOCK)
                    .validate(
                            new NonceAndToken(
                                    nonce, TokenJson.read(result.path("token").toString())),
                            "browser",
                            ACCOUNT);

            assertThat(binding.account()).isEqualTo(ACCOUNT);
            assertThat(new JsonMapper().valueToTree(binding.match()).toString())
                    .isEqualTo(result.path("match").toString());
            assertThat(result.at("/token/format").asText()).isEqualTo("signing-helper-bind:1.0");
            assertThat(token.isLeftAlone()).isTrue();
        }
    }

    @Test
    void aNameThatIsOnlySpelledOtherwiseIsBoundAndTheSpellingTold() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token(SoftwareKey.Kind.SM2)))) {
            host.prompt().type(FakeToken.PIN);
            bind(host.open(), NONCE, new Account("测试 供应商有限公司", ACCOUNT.creditCode(), Account.Role.SUPPLIER));

            assertThat(host.reply("bind").at("/result/match/name").toString())
                    .isEqualTo("{\"verdict\":\"EQUAL_AFTER_FOLDING\",\"foldings\":[\"BLANKS\"],\"difference\":null}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "其他有限公司, 914201007071167872, OTHER, EQUAL",
        "测试供应商有限公司, 914201007713589677, EQUAL, DIFFERENT",
        "其他有限公司, 914201007713589677, OTHER, DIFFERENT",
        "测试供应商有限公司本级, 914201007071167872, LOCAL_LEVEL_SUFFIX, EQUAL",
    })
    void aCertificateOfAnotherOrganisationIsBlockedAndWhatDiffersIsTold(
            String name, String creditCode, String nameVerdict, String codeVerdict) throws Exception {
        var token = token(SoftwareKey.Kind.SM2);
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            bind(host.open(), NONCE, new Account(name, creditCode, Account.Role.SUPPLIER));
            host.prompt().closeWindow();
            var data = host.reply("bind").at("/error/data");

            assertThat(data.path("code").asText()).isEqualTo("SUBJECT_MISMATCH");
            assertThat(data.at("/facts/name").asText()).isEqualTo(nameVerdict);
            assertThat(data.at("/facts/creditCode").asText()).isEqualTo(codeVerdict);
            assertThat(data.at("/facts/certificateName").asText()).isEqualTo(ACCOUNT.name());
            assertThat(data.at("/facts/certificateCode").asText()).isEqualTo(ACCOUNT.creditCode());
            assertThat(data.at("/facts/accountName").asText()).isEqualTo(name);
            assertThat(data.at("/facts/accountCode").asText()).isEqualTo(creditCode);
            assertThat(host.prompt().nextQuestion().offered().keys())
                    .extracting(OfferedKey::isUsable)
                    .containsExactly(false);
            assertThat(token.logins()).isZero();
        }
    }

    @Test
    void anotherNameIsBoundAndToldWhereTheProfileOnlyWarns() throws Exception {
        var warns = TestProfile.of(CmsForm.PKCS7_501, new BindingSettings(NameRule.WARN));
        try (var host = new TestHost(() -> warns, new FakeDriver("fake", token(SoftwareKey.Kind.SM2)))) {
            host.prompt().type(FakeToken.PIN);
            bind(host.open(), NONCE, new Account("其他有限公司", ACCOUNT.creditCode(), Account.Role.SUPPLIER));

            assertThat(host.reply("bind").at("/result/match/name").toString())
                    .isEqualTo("{\"verdict\":\"DIFFERENT\",\"foldings\":[],\"difference\":\"OTHER\"}");
        }
    }

    @Test
    void anotherCodeIsBlockedAlsoWhereTheProfileOnlyWarnsOfNames() throws Exception {
        var warns = TestProfile.of(CmsForm.PKCS7_501, new BindingSettings(NameRule.WARN));
        try (var host = new TestHost(() -> warns, new FakeDriver("fake", token(SoftwareKey.Kind.SM2)))) {
            bind(host.open(), NONCE, new Account(ACCOUNT.name(), OTHER_CODE, Account.Role.SUPPLIER));
            host.prompt().closeWindow();

            assertThat(host.codeOf("bind")).isEqualTo("SUBJECT_MISMATCH");
        }
    }

    /** Covers a CA that keeps O for its own name. */
    @Test
    void aHolderInTheCommonNameIsShownAndBound() throws Exception {
        var name = new X500NameBuilder()
                .addRDN(BCStyle.O, "CFCA OCA31")
                .addRDN(BCStyle.CN, "041@" + ACCOUNT.creditCode() + "@" + ACCOUNT.name() + "@1")
                .build();
        var key =
                SoftwareKey.issued(SoftwareKey.Kind.SM2, TestCertificates.AUTHORITY, request -> request.subject(name));
        var token = new FakeToken("A").with(key, KeyEntry.Use.SIGNATURE);
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            host.prompt().type(FakeToken.PIN);
            bind(host.open(), NONCE, ACCOUNT);

            assertThat(host.prompt().nextQuestion().offered().keys())
                    .extracting(offered -> offered.holder().displayName())
                    .containsExactly(ACCOUNT.name());
            assertThat(host.reply("bind").at("/result/match/creditCode/foundIn").asText())
                    .isEqualTo("2.5.4.3");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, SUPPLIER, 供应商菜单",
        "zh-CN, PURCHASER, 采购单位菜单",
        "en, SUPPLIER, supplier menu",
        "en, PURCHASER, purchaser menu"
    })
    void theMenuIsThatOfTheRoleInTheLanguageOfThePage(String language, Account.Role role, String menu)
            throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token(SoftwareKey.Kind.P256)))) {
            var session = UUID.randomUUID().toString();
            host.openAs(session, TestHost.ORIGIN, TestHost.ORIGIN, language);
            bind(new TestPage(host, session), NONCE, new Account("其他有限公司", OTHER_CODE, role));
            host.prompt().closeWindow();
            var data = host.reply("bind").at("/error/data");

            assertThat(data.at("/facts/menu").asText()).isEqualTo(menu);
            assertThat(data.at("/guidance/steps").toString()).contains(menu).doesNotContain("{");
        }
    }

    @Test
    void theCertificateThatFitsIsOfferedBeforeTheOneThatDoesNotAndTheAccountIsShown() throws Exception {
        var other = new Account("其他有限公司", OTHER_CODE, Account.Role.SUPPLIER);
        var token = new FakeToken("A")
                .with(TestCertificates.key(SoftwareKey.Kind.RSA, other), KeyEntry.Use.SIGNATURE)
                .with(TestCertificates.key(SoftwareKey.Kind.P256), KeyEntry.Use.SIGNATURE);
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            bind(host.open(), NONCE, ACCOUNT);
            var question = host.prompt().nextQuestion();
            host.prompt().closeWindow();

            assertThat(question.subject()).isEqualTo(new PinSubject.Binding(ACCOUNT));
            assertThat(question.offered().keys())
                    .extracting(key -> key.held().key().container())
                    .containsExactly("P256", "RSA");
            assertThat(host.codeOf("bind")).isEqualTo("CANCELLED");
        }
    }

    /** Store of challenges that knows this one alone. */
    private record OneChallenge(Challenge challenge) implements ChallengeStore {
        @Override
        public Challenge issue(Challenge.Purpose purpose, String browserSession) {
            return challenge;
        }

        @Override
        public Optional<Challenge> consume(String nonce) {
            return Optional.of(challenge).filter(waiting -> waiting.nonce().equals(nonce));
        }
    }

    private static FakeToken token(SoftwareKey.Kind kind) {
        return new FakeToken("A").with(TestCertificates.key(kind), KeyEntry.Use.SIGNATURE);
    }

    static void bind(TestPage page, String nonce, Account account) {
        var json = new JsonMapper()
                .createObjectNode()
                .put("session", page.session())
                .put("nonce", nonce);
        json.putObject("account")
                .put("name", account.name())
                .put("creditCode", account.creditCode())
                .put("role", account.role().wireName());
        page.host().send("bind", "login.bind", json.toString());
    }
}
