package signinghelper.portal.authentication;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.login.AuthenticationAlgorithm;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.testkit.authority.TestKey;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.portal.authentication.TestPortal.BROWSER;
import static signinghelper.portal.authentication.TestPortal.ORIGIN;
import static signinghelper.testkit.authority.TestAuthority.NOW;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginTokenValidatorTest {
    private final TestPortal portal = new TestPortal();

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void acceptsAGoodToken(TestKey kind) throws Exception {
        var certificate = portal.certificate(kind);
        var nonce = portal.nonce();

        var identity = portal.validator()
                .validate(new NonceAndToken(nonce, portal.token(kind, certificate, ORIGIN, nonce)), BROWSER);

        assertThat(identity.certificate()).isEqualTo(certificate);
        assertThat(identity.algorithm()).isEqualTo(TestHolder.algorithm(kind));
        assertThat(identity.fingerprint().sha256().toArray())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    @Test
    void acceptsEachOriginThatThePortalHas() throws Exception {
        var origins = PortalOrigins.of(ORIGIN, "https://www.portal.example");
        var validator = new LoginTokenValidator(
                origins, portal.trust(), RevocationPolicy.none(), portal.challenges(), portal.clock());
        for (var origin : origins.values()) {
            var nonce = portal.nonce();
            var token = portal.token(TestKey.SM2, portal.certificate(TestKey.SM2), origin, nonce);
            assertThat(validator.validate(new NonceAndToken(nonce, token), BROWSER))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void refusesATokenForAnotherOrigin(TestKey kind) {
        var nonce = portal.nonce();

        portal.assertRefused(
                Reason.SIGNATURE,
                portal.token(kind, portal.certificate(kind), "https://portal.example.evil", nonce),
                nonce);
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void refusesATokenOverAnotherNonce(TestKey kind) {
        var signed = portal.nonce();
        var claimed = portal.nonce();

        portal.assertRefused(Reason.SIGNATURE, portal.token(kind, portal.certificate(kind), ORIGIN, signed), claimed);
    }

    @Test
    void refusesANonceThatWasNeverIssued() {
        var nonce = Challenge.create(Challenge.Purpose.LOGIN, BROWSER, portal.clock())
                .nonce();

        portal.assertRefused(Reason.CHALLENGE_UNKNOWN, portal.token(nonce), nonce);
    }

    @Test
    void refusesANonceThatWasIssuedForABinding() {
        var nonce =
                portal.challenges().issue(Challenge.Purpose.BINDING, BROWSER).nonce();

        portal.assertRefused(Reason.CHALLENGE_PURPOSE, portal.token(nonce), nonce);
    }

    @Test
    void refusesANonceForSigning() {
        var nonce = portal.nonce(Challenge.Purpose.SIGNING);

        portal.assertRefused(Reason.CHALLENGE_PURPOSE, portal.token(nonce), nonce);
    }

    /**
     * A wrong origin is the commonest mistake in a portal's configuration; the log must say which origins were tried.
     */
    @Test
    void saysWhichOriginsItTried() {
        var nonce = portal.nonce();
        var token = portal.token(TestKey.SM2, portal.certificate(TestKey.SM2), "https://www.portal.example", nonce);

        assertThatThrownBy(() -> portal.validator().validate(new NonceAndToken(nonce, token), BROWSER))
                .hasMessageContaining("SIGNATURE: The signature does not hold.")
                .hasMessageContaining("tried the origins [" + ORIGIN + "]");
    }

    @Test
    void saysWhichCriticalExtensionNobodyReads() {
        var nonce = portal.nonce();
        var request = portal.request().extension(new ASN1ObjectIdentifier("1.2.3.4"), true, new DERUTF8String("x"));
        var certificate = portal.authority(TestKey.SM2).issue(request);
        var token = portal.token(TestKey.SM2, certificate, ORIGIN, nonce);

        assertThatThrownBy(() -> portal.validator().validate(new NonceAndToken(nonce, token), BROWSER))
                .hasMessageContaining("CERTIFICATE_UNTRUSTED: The certificate has no chain to a configured anchor.")
                .hasMessageContaining("1.2.3.4");
    }

    @Test
    void refusesATokenFromAnotherBrowser() {
        var nonce = portal.nonce();
        var token = portal.token(nonce);

        TestPortal.assertRefused(
                Reason.CHALLENGE_SESSION,
                () -> portal.validator().validate(new NonceAndToken(nonce, token), "other-browser"));
    }

    @Test
    void refusesTheSameTokenAgain() throws Exception {
        var nonce = portal.nonce();
        var token = portal.token(nonce);
        var unused = portal.validator().validate(new NonceAndToken(nonce, token), BROWSER);

        portal.assertRefused(Reason.CHALLENGE_UNKNOWN, token, nonce);
    }

    @Test
    void usesANonceUpEvenWhenTheTokenIsBad() {
        var nonce = portal.nonce();
        portal.assertRefused(
                Reason.SIGNATURE,
                portal.token(TestKey.SM2, portal.certificate(TestKey.SM2), "https://evil.example", nonce),
                nonce);

        portal.assertRefused(Reason.CHALLENGE_UNKNOWN, portal.token(nonce), nonce);
    }

    @Test
    void refusesAChallengeAfterFiveMinutes() throws Exception {
        var justInTime = portal.nonce();
        var tooLate = portal.nonce();

        assertThat(portal.validatorAt(NOW.plus(Duration.ofMinutes(5).minusMillis(1)))
                        .validate(new NonceAndToken(justInTime, portal.token(justInTime)), BROWSER))
                .isNotNull();
        TestPortal.assertRefused(
                Reason.CHALLENGE_EXPIRED,
                () -> portal.validatorAt(NOW.plus(Duration.ofMinutes(5)))
                        .validate(new NonceAndToken(tooLate, portal.token(tooLate)), BROWSER));
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void refusesAnAlteredSignature(TestKey kind) {
        var nonce = portal.nonce();
        var good = portal.token(kind, portal.certificate(kind), ORIGIN, nonce);
        var raw = Bytes.fromBase64(good.signature()).toArray();
        raw[raw.length - 1] ^= 1;

        portal.assertRefused(Reason.SIGNATURE, TestPortal.withSignature(good, Bytes.copyOf(raw)), nonce);
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void refusesASignatureOfAnotherLength(TestKey kind) {
        for (var raw : List.of(new byte[0], new byte[1], new byte[63], new byte[65], new byte[96], new byte[256])) {
            var nonce = portal.nonce();
            var good = portal.token(kind, portal.certificate(kind), ORIGIN, nonce);
            portal.assertRefused(Reason.SIGNATURE, TestPortal.withSignature(good, Bytes.copyOf(raw)), nonce);
        }
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void refusesAnAlteredMessage(TestKey kind) {
        var nonce = portal.nonce();
        var message = TestHolder.algorithm(kind).loginMessage(ORIGIN, nonce);
        message[message.length - 1] ^= 1;

        portal.assertRefused(Reason.SIGNATURE, portal.token(kind, portal.certificate(kind), message), nonce);
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void refusesTheNameOfEachOtherAlgorithm(TestKey kind) {
        for (var other : AuthenticationAlgorithm.values()) {
            if (other != TestHolder.algorithm(kind)) {
                var nonce = portal.nonce();
                var good = portal.token(kind, portal.certificate(kind), ORIGIN, nonce);
                var swapped = new AuthenticationToken(
                        good.unverifiedCertificate(),
                        other.name(),
                        good.signature(),
                        other.format(TokenPurpose.LOGIN),
                        "test");
                portal.assertRefused(Reason.ALGORITHM, swapped, nonce);
            }
        }
    }

    @Test
    void refusesAlgorithmsThatItDoesNotKnow() {
        for (var name : List.of("", "none", "es256", "ES512", "PS256", "RS384", "SM3withSM2")) {
            var nonce = portal.nonce();
            var good = portal.token(TestKey.P256, portal.certificate(TestKey.P256), ORIGIN, nonce);
            portal.assertRefused(
                    Reason.ALGORITHM,
                    new AuthenticationToken(
                            good.unverifiedCertificate(), name, good.signature(), good.format(), "test"),
                    nonce);
        }
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void refusesEachFormatButTheOneOfTheAlgorithm(TestKey kind) {
        for (var format : List.of(
                "", "web-eid:1", "web-eid:1.1", "web-eid:1.0", "signing-helper-sm2:1.0", "signing-helper-bind:1.0")) {
            if (!format.equals(TestHolder.algorithm(kind).format(TokenPurpose.LOGIN))) {
                var nonce = portal.nonce();
                var good = portal.token(kind, portal.certificate(kind), ORIGIN, nonce);
                portal.assertRefused(
                        Reason.FORMAT,
                        new AuthenticationToken(
                                good.unverifiedCertificate(), good.algorithm(), good.signature(), format, "test"),
                        nonce);
            }
        }
    }

    @Test
    void refusesSm2WithTheEmptyOrAnotherIdentity() {
        for (var identity : List.of(new byte[0], new byte[] {'x'})) {
            var nonce = portal.nonce();
            var message = AuthenticationAlgorithm.SM2SM3.loginMessage(ORIGIN, nonce);
            var raw = TestKey.SM2.sign(portal.pair(TestKey.SM2), message, identity);
            var good = portal.token(nonce);
            portal.assertRefused(Reason.SIGNATURE, TestPortal.withSignature(good, Bytes.copyOf(raw)), nonce);
        }
    }

    @Test
    void refusesSm2OverTheMessageWithoutItsTag() {
        var nonce = portal.nonce();
        var tagged = AuthenticationAlgorithm.SM2SM3.loginMessage(ORIGIN, nonce);
        var hashes = Arrays.copyOfRange(tagged, tagged.length - 64, tagged.length);

        portal.assertRefused(
                Reason.SIGNATURE, portal.token(TestKey.SM2, portal.certificate(TestKey.SM2), hashes), nonce);
    }

    @Test
    void refusesWhatIsNotBase64() {
        var nonce = portal.nonce();
        var good = portal.token(nonce);

        portal.assertRefused(
                Reason.MALFORMED,
                new AuthenticationToken(good.unverifiedCertificate(), good.algorithm(), "*", good.format(), "test"),
                nonce);
        portal.assertRefused(
                Reason.CERTIFICATE_MALFORMED,
                new AuthenticationToken("*", good.algorithm(), good.signature(), good.format(), "test"),
                nonce);
    }
}
