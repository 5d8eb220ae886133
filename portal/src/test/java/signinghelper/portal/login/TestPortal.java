package signinghelper.portal.login;

import org.assertj.core.api.ThrowableAssert;
import signinghelper.portal.Bytes;
import signinghelper.portal.TestAuthority;
import signinghelper.portal.TestKey;
import signinghelper.portal.certificate.CertificateTrust;
import signinghelper.portal.login.LoginTokenException.Reason;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.portal.TestAuthority.NOW;

/** A portal with a CA and a person's key of every kind, and tokens for it. */
final class TestPortal {
    static final String ORIGIN = "https://portal.example";
    static final String BROWSER = "browser-session";

    private final Map<TestKey, KeyPair> keys = new EnumMap<>(TestKey.class);
    private final Map<TestKey, TestAuthority> authorities = new EnumMap<>(TestKey.class);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final ChallengeStore challenges = new InMemoryChallengeStore(clock, 100_000);

    TestPortal() {
        for (var kind : TestKey.values()) {
            keys.put(kind, kind.generate());
            authorities.put(kind, TestAuthority.root(kind));
        }
    }

    ChallengeStore challenges() {
        return challenges;
    }

    Clock clock() {
        return clock;
    }

    KeyPair pair(TestKey kind) {
        return Objects.requireNonNull(keys.get(kind));
    }

    TestAuthority authority(TestKey kind) {
        return Objects.requireNonNull(authorities.get(kind));
    }

    X509Certificate certificate(TestKey kind) {
        return authority(kind).issue(pair(kind));
    }

    /** Asks for an SM2 certificate. */
    TestAuthority.Request request() {
        return TestAuthority.request(pair(TestKey.SM2));
    }

    String nonce() {
        return challenges.issue(Challenge.Purpose.LOGIN, BROWSER).nonce();
    }

    LoginToken token(String nonce) {
        return token(TestKey.SM2, certificate(TestKey.SM2), ORIGIN, nonce);
    }

    LoginToken token(TestKey kind, X509Certificate certificate, String origin, String nonce) {
        return token(kind, certificate, kind.loginAlgorithm().message(origin, nonce));
    }

    LoginToken token(TestKey kind, X509Certificate certificate, byte[] message) {
        return TestToken.of(kind, pair(kind), certificate, message);
    }

    static LoginToken withSignature(LoginToken token, Bytes signature) {
        return new LoginToken(
                token.unverifiedCertificate(), token.algorithm(), signature.toBase64(), token.format(), "test");
    }

    static LoginToken withCertificate(LoginToken token, byte[] certificate) {
        return new LoginToken(
                Bytes.copyOf(certificate).toBase64(), token.algorithm(), token.signature(), token.format(), "test");
    }

    CertificateTrust trust() {
        return new CertificateTrust(
                authorities.values().stream().map(TestAuthority::certificate).toList(), List.of());
    }

    LoginTokenValidator validator() {
        return validator(trust());
    }

    LoginTokenValidator validator(CertificateTrust trust) {
        return new LoginTokenValidator(PortalOrigins.of(ORIGIN), trust, challenges, clock);
    }

    LoginTokenValidator validatorAt(Instant now) {
        return new LoginTokenValidator(PortalOrigins.of(ORIGIN), trust(), challenges, Clock.fixed(now, ZoneOffset.UTC));
    }

    void assertRefusedCertificate(Reason reason, TestAuthority.Request request) {
        var nonce = nonce();
        var certificate = authority(TestKey.SM2).issue(request);
        assertRefused(reason, token(TestKey.SM2, certificate, ORIGIN, nonce), nonce);
    }

    void assertRefused(Reason reason, LoginToken token, String nonce) {
        assertRefused(reason, () -> validator().validate(token, nonce, BROWSER));
    }

    static void assertRefused(Reason reason, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LoginTokenException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
