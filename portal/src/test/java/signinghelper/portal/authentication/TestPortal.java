package signinghelper.portal.authentication;

import org.assertj.core.api.ThrowableAssert;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.formats.match.Account;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

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
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Portal with a CA, a user's key of every kind, and tokens for it. */
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

    /** A certificate for {@code account}. */
    X509Certificate certificate(TestKey kind, Account account) {
        return authority(kind)
                .issue(TestAuthority.request(pair(kind))
                        .organisation(account.name())
                        .extension(
                                new ASN1ObjectIdentifier(CertificateSubject.CREDIT_CODE_EXTENSION),
                                false,
                                new DERUTF8String(account.creditCode())));
    }

    String nonce() {
        return nonce(Challenge.Purpose.LOGIN);
    }

    String nonce(Challenge.Purpose purpose) {
        return challenges.issue(purpose, BROWSER).nonce();
    }

    AuthenticationToken token(String nonce) {
        return token(TestKey.SM2, certificate(TestKey.SM2), ORIGIN, nonce);
    }

    AuthenticationToken token(TestKey kind, X509Certificate certificate, String origin, String nonce) {
        return token(kind, certificate, TestHolder.algorithm(kind).loginMessage(origin, nonce));
    }

    AuthenticationToken token(TestKey kind, X509Certificate certificate, byte[] message) {
        return TestToken.of(kind, pair(kind), certificate, TokenPurpose.LOGIN, message);
    }

    AuthenticationToken bindingToken(TestKey kind, X509Certificate certificate, byte[] message) {
        return TestToken.of(kind, pair(kind), certificate, TokenPurpose.BINDING, message);
    }

    static AuthenticationToken withFormat(AuthenticationToken token, String format) {
        return new AuthenticationToken(
                token.unverifiedCertificate(), token.algorithm(), token.signature(), format, "test");
    }

    static AuthenticationToken withSignature(AuthenticationToken token, Bytes signature) {
        return new AuthenticationToken(
                token.unverifiedCertificate(), token.algorithm(), signature.toBase64(), token.format(), "test");
    }

    static AuthenticationToken withCertificate(AuthenticationToken token, byte[] certificate) {
        return new AuthenticationToken(
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
        return new LoginTokenValidator(PortalOrigins.of(ORIGIN), trust, RevocationPolicy.none(), challenges, clock);
    }

    BindingTokenValidator bindingValidator() {
        return new BindingTokenValidator(PortalOrigins.of(ORIGIN), trust(), RevocationPolicy.none(), challenges, clock);
    }

    LoginTokenValidator validatorAt(Instant now) {
        return new LoginTokenValidator(
                PortalOrigins.of(ORIGIN),
                trust(),
                RevocationPolicy.none(),
                challenges,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    void assertRefusedCertificate(Reason reason, TestAuthority.Request request) {
        var nonce = nonce();
        var certificate = authority(TestKey.SM2).issue(request);
        assertRefused(reason, token(TestKey.SM2, certificate, ORIGIN, nonce), nonce);
    }

    void assertRefused(Reason reason, AuthenticationToken token, String nonce) {
        assertRefused(reason, () -> validator().validate(new NonceAndToken(nonce, token), BROWSER));
    }

    static void assertRefused(Reason reason, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AuthenticationTokenException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
