package signinghelper.portal.authentication;

import org.junit.jupiter.api.Test;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateRefusedException.Reason;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.testkit.authority.TestKey;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.portal.authentication.TestPortal.BROWSER;
import static signinghelper.portal.authentication.TestPortal.ORIGIN;
import static signinghelper.portal.authentication.TestPortal.assertRefused;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Logins with a certificate whose chain is kept from a login before. */
class KeptChainsLoginTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestPortal portal = new TestPortal();
    private final CertificateTrust trust = portal.trust();

    private LoginTokenValidator validator(RevocationPolicy revocation, Instant now) {
        return new LoginTokenValidator(
                PortalOrigins.of(ORIGIN), trust, revocation, portal.challenges(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private NonceAndToken sent(X509Certificate certificate) {
        var nonce = portal.nonce();
        return new NonceAndToken(nonce, portal.token(TestKey.SM2, certificate, ORIGIN, nonce));
    }

    /** Files of CAs are read at each look, and all that is asked of a login is answered by the same CAs. */
    @Test
    void theCasAreLookedAtOnceForALogin() throws Exception {
        var looks = new AtomicInteger();
        var watched = CertificateTrust.following(() -> {
            looks.incrementAndGet();
            return trust;
        });
        var validator = new LoginTokenValidator(
                PortalOrigins.of(ORIGIN),
                watched,
                RevocationPolicy.none(),
                portal.challenges(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        var certificate = portal.certificate(TestKey.SM2);
        for (var login = 1; login <= 2; login++) {
            assertThat(validator.validate(sent(certificate), BROWSER).certificate())
                    .isEqualTo(certificate);
            assertThat(looks).hasValue(login);
        }
    }

    @Test
    void aRevocationCountsAtTheNextLogin() throws Exception {
        var revoked = new AtomicBoolean();
        var certificate = portal.certificate(TestKey.SM2);
        var validator = validator(
                (chain, now) -> {
                    assertThat(chain)
                            .containsExactly(
                                    certificate, portal.authority(TestKey.SM2).certificate());
                    if (revoked.get()) {
                        throw new CertificateRefusedException(Reason.REVOKED);
                    }
                },
                NOW);
        assertThat(validator.validate(sent(certificate), BROWSER).certificate()).isEqualTo(certificate);

        revoked.set(true);

        assertRefused(
                AuthenticationTokenException.Reason.CERTIFICATE_REVOKED,
                () -> validator.validate(sent(certificate), BROWSER));
    }

    @Test
    void theEndOfACertificateCountsAtTheNextLogin() throws Exception {
        var certificate =
                portal.authority(TestKey.SM2).issue(portal.request().validity(NOW.minus(MINUTE), NOW.plus(MINUTE)));
        assertThat(validator(RevocationPolicy.none(), NOW).validate(sent(certificate), BROWSER))
                .isNotNull();

        var later = validator(RevocationPolicy.none(), NOW.plus(MINUTE).plusSeconds(1));
        assertRefused(
                AuthenticationTokenException.Reason.CERTIFICATE_VALIDITY,
                () -> later.validate(sent(certificate), BROWSER));
    }
}
