package signinghelper.portal.authentication;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.login.AuthenticationAlgorithm;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.MessageTag;
import signinghelper.formats.match.Account;
import signinghelper.formats.match.NameMatch;
import signinghelper.formats.match.NameRule;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.portal.authentication.TestPortal.BROWSER;
import static signinghelper.portal.authentication.TestPortal.ORIGIN;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BindingTokenValidatorTest {
    private static final String NAME = "测试（武汉）有限公司";
    private static final String CODE = "914201007071167872";
    private static final Account ACCOUNT = new Account(NAME, CODE, Account.Role.SUPPLIER);

    private final TestPortal portal = new TestPortal();

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void bindsTheCertificateToTheAccount(TestKey kind) throws Exception {
        var nonce = portal.nonce(Challenge.Purpose.BINDING);
        var certificate = portal.certificate(kind, ACCOUNT);
        var binding = portal.bindingValidator()
                .validate(new NonceAndToken(nonce, token(kind, ORIGIN, nonce, ACCOUNT)), BROWSER, ACCOUNT);

        assertThat(binding.account()).isEqualTo(ACCOUNT);
        assertThat(binding.match().matches(NameRule.REFUSE)).isTrue();
        assertThat(binding.identity().algorithm()).isEqualTo(TestHolder.algorithm(kind));
        assertThat(binding.identity().certificate().getPublicKey()).isEqualTo(certificate.getPublicKey());
    }

    @Test
    void takesNamesThatDifferInSpellingOnly() throws Exception {
        var account = new Account("测试(武汉) 有限公司", CODE, Account.Role.SUPPLIER);
        var nonce = portal.nonce(Challenge.Purpose.BINDING);
        var binding = portal.bindingValidator()
                .validate(new NonceAndToken(nonce, token(TestKey.SM2, ORIGIN, nonce, account)), BROWSER, account);

        assertThat(binding.match().name().verdict()).isEqualTo(NameMatch.Verdict.EQUAL_AFTER_FOLDING);
    }

    static Stream<Account> otherAccounts() {
        return Stream.of(
                new Account(NAME + " ", CODE, Account.Role.SUPPLIER),
                new Account(NAME, CODE.replace('2', '3'), Account.Role.SUPPLIER),
                new Account(NAME, CODE, Account.Role.PURCHASER));
    }

    /** The page had the U-Key sign another account than the one that the portal knows. */
    @ParameterizedTest
    @MethodSource("otherAccounts")
    void refusesATokenForAnotherAccount(Account other) {
        var nonce = portal.nonce(Challenge.Purpose.BINDING);

        assertRefused(Reason.SIGNATURE, token(TestKey.SM2, ORIGIN, nonce, other), nonce, ACCOUNT);
    }

    static Stream<Account> accountsOfOthers() {
        return Stream.of(
                new Account("其他有限公司", CODE, Account.Role.SUPPLIER),
                new Account(NAME + "本级", CODE, Account.Role.PURCHASER),
                new Account(NAME, "914201007713589677", Account.Role.SUPPLIER));
    }

    @ParameterizedTest
    @MethodSource("accountsOfOthers")
    void refusesTheCertificateOfAnotherOrganisationAndSaysWhatDiffers(Account account) {
        var nonce = portal.nonce(Challenge.Purpose.BINDING);
        var token = token(TestKey.SM2, ORIGIN, nonce, account);

        assertThatThrownBy(() -> portal.bindingValidator().validate(new NonceAndToken(nonce, token), BROWSER, account))
                .isInstanceOfSatisfying(AuthenticationTokenException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.SUBJECT_MISMATCH);
                    assertThat(e.match().orElseThrow().matches(NameRule.REFUSE)).isFalse();
                });
    }

    @Test
    void bindsACertificateWithAnotherNameWhereThePortalOnlyWarns() throws Exception {
        var account = new Account("其他有限公司", CODE, Account.Role.SUPPLIER);
        var nonce = portal.nonce(Challenge.Purpose.BINDING);
        var token = token(TestKey.SM2, ORIGIN, nonce, account);
        var binding = portal.bindingValidator()
                .with(NameRule.WARN)
                .validate(new NonceAndToken(nonce, token), BROWSER, account);

        assertThat(binding.match().name().verdict()).isEqualTo(NameMatch.Verdict.DIFFERENT);
    }

    @Test
    void bindsNoOtherCodeWhereThePortalOnlyWarnsOfNames() {
        var account = new Account(NAME, "914201007713589677", Account.Role.SUPPLIER);
        var nonce = portal.nonce(Challenge.Purpose.BINDING);
        var token = token(TestKey.SM2, ORIGIN, nonce, account);

        assertThatThrownBy(() -> portal.bindingValidator()
                        .with(NameRule.WARN)
                        .validate(new NonceAndToken(nonce, token), BROWSER, account))
                .isInstanceOfSatisfying(
                        AuthenticationTokenException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.SUBJECT_MISMATCH));
    }

    @Test
    void tellsNobodyWhatDiffersBeforeTheSignatureHolds() {
        var account = new Account("其他有限公司", CODE, Account.Role.SUPPLIER);
        var nonce = portal.nonce(Challenge.Purpose.BINDING);
        var token = token(TestKey.SM2, "https://evil.example", nonce, account);

        assertThatThrownBy(() -> portal.bindingValidator().validate(new NonceAndToken(nonce, token), BROWSER, account))
                .isInstanceOfSatisfying(AuthenticationTokenException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.SIGNATURE);
                    assertThat(e.match()).isEmpty();
                });
    }

    /** The token is refused by its format, by its nonce, and by its message. */
    @ParameterizedTest
    @EnumSource(TestKey.class)
    void takesNoLoginTokenForABinding(TestKey kind) {
        var certificate = portal.certificate(kind, ACCOUNT);
        var loginNonce = portal.nonce(Challenge.Purpose.LOGIN);
        var bindingNonce = portal.nonce(Challenge.Purpose.BINDING);
        var anotherNonce = portal.nonce(Challenge.Purpose.BINDING);

        assertRefused(Reason.FORMAT, portal.token(kind, certificate, ORIGIN, bindingNonce), bindingNonce, ACCOUNT);
        assertRefused(Reason.CHALLENGE_PURPOSE, token(kind, ORIGIN, loginNonce, ACCOUNT), loginNonce, ACCOUNT);
        assertRefused(
                Reason.SIGNATURE,
                portal.bindingToken(
                        kind, certificate, TestHolder.algorithm(kind).loginMessage(ORIGIN, anotherNonce)),
                anotherNonce,
                ACCOUNT);
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void takesNoBindingTokenForALogin(TestKey kind) {
        var certificate = portal.certificate(kind, ACCOUNT);
        var loginNonce = portal.nonce(Challenge.Purpose.LOGIN);
        var bindingNonce = portal.nonce(Challenge.Purpose.BINDING);
        var anotherNonce = portal.nonce(Challenge.Purpose.LOGIN);

        portal.assertRefused(Reason.FORMAT, token(kind, ORIGIN, loginNonce, ACCOUNT), loginNonce);
        portal.assertRefused(
                Reason.CHALLENGE_PURPOSE, portal.token(kind, certificate, ORIGIN, bindingNonce), bindingNonce);
        portal.assertRefused(
                Reason.SIGNATURE,
                portal.token(
                        kind, certificate, TestHolder.algorithm(kind).bindingMessage(ORIGIN, anotherNonce, ACCOUNT)),
                anotherNonce);
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void refusesEveryOtherFormat(TestKey kind) {
        for (var format : List.of("", "web-eid:1.0", "signing-helper-sm2:1.0", "signing-helper-bind:1.1")) {
            var nonce = portal.nonce(Challenge.Purpose.BINDING);
            var token = TestPortal.withFormat(token(kind, ORIGIN, nonce, ACCOUNT), format);

            assertRefused(Reason.FORMAT, token, nonce, ACCOUNT);
        }
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void refusesTheMessageWithoutItsTag(TestKey kind) {
        var nonce = portal.nonce(Challenge.Purpose.BINDING);
        var tagged = TestHolder.algorithm(kind).bindingMessage(ORIGIN, nonce, ACCOUNT);
        var bare = Arrays.copyOfRange(tagged, MessageTag.BINDING.bytes().length, tagged.length);

        assertRefused(
                Reason.SIGNATURE, portal.bindingToken(kind, portal.certificate(kind, ACCOUNT), bare), nonce, ACCOUNT);
    }

    @Test
    void usesANonceUpOnceAndForOneBrowser() throws Exception {
        var nonce = portal.nonce(Challenge.Purpose.BINDING);
        var token = token(TestKey.SM2, ORIGIN, nonce, ACCOUNT);
        var unused = portal.bindingValidator().validate(new NonceAndToken(nonce, token), BROWSER, ACCOUNT);
        assertRefused(Reason.CHALLENGE_UNKNOWN, token, nonce, ACCOUNT);

        var stolen = portal.nonce(Challenge.Purpose.BINDING);
        TestPortal.assertRefused(
                Reason.CHALLENGE_SESSION,
                () -> portal.bindingValidator()
                        .validate(
                                new NonceAndToken(stolen, token(TestKey.SM2, ORIGIN, stolen, ACCOUNT)),
                                "other-browser",
                                ACCOUNT));
    }

    @Test
    void refusesACertificateOfAnotherCa() {
        var nonce = portal.nonce(Challenge.Purpose.BINDING);
        var certificate = TestAuthority.root(TestKey.SM2).issue(portal.pair(TestKey.SM2));
        var message = AuthenticationAlgorithm.SM2SM3.bindingMessage(ORIGIN, nonce, ACCOUNT);

        assertRefused(
                Reason.CERTIFICATE_UNTRUSTED, portal.bindingToken(TestKey.SM2, certificate, message), nonce, ACCOUNT);
    }

    private AuthenticationToken token(TestKey kind, String origin, String nonce, Account account) {
        return portal.bindingToken(
                kind,
                portal.certificate(kind, ACCOUNT),
                TestHolder.algorithm(kind).bindingMessage(origin, nonce, account));
    }

    private void assertRefused(Reason reason, AuthenticationToken token, String nonce, Account account) {
        TestPortal.assertRefused(
                reason, () -> portal.bindingValidator().validate(new NonceAndToken(nonce, token), BROWSER, account));
    }
}
