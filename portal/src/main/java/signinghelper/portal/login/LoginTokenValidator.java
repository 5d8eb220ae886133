package signinghelper.portal.login;

import signinghelper.portal.Bytes;
import signinghelper.portal.certificate.CertificateTrust;
import signinghelper.portal.certificate.Certificates;
import signinghelper.portal.login.LoginTokenException.Reason;
import signinghelper.portal.signature.DigestAlgorithm;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides whether a login token holds. One for the whole portal; called by many threads.
 *
 * <p>Cheap looks at the token come first, then the challenge is consumed, and only then does the certificate cost time.
 * Whether the certificate has been revoked is not asked here.
 */
public final class LoginTokenValidator {
    /** RFC 5280, 4.2.1.3: bit 0 of the key usage. */
    private static final int DIGITAL_SIGNATURE = 0;

    private final PortalOrigins origins;
    private final CertificateTrust trust;
    private final ChallengeStore challenges;
    private final Clock clock;

    /**
     * @param trust the CAs whose certificates may log in
     * @param challenges where the portal issued the nonces
     * @param clock the server's; judges challenges and certificates
     */
    public LoginTokenValidator(PortalOrigins origins, CertificateTrust trust, ChallengeStore challenges, Clock clock) {
        this.origins = origins;
        this.trust = trust;
        this.challenges = challenges;
        this.clock = clock;
    }

    /**
     * Validates a token that a page sent. Whatever the outcome, {@code nonce} is used up as soon as the token looks like
     * one.
     *
     * @param nonce the one that the page says it gave to the signing helper; it is not in the token
     * @param browserSession the browser that sent the token, named as when the challenge was issued
     * @throws LoginTokenException for exactly one reason; log it, and tell the person no more than that the login failed
     */
    public LoginIdentity validate(LoginToken token, String nonce, String browserSession) throws LoginTokenException {
        var algorithm = algorithmOf(token);
        var signature = decode(token.signature(), Reason.MALFORMED);
        var der = decode(token.unverifiedCertificate(), Reason.CERTIFICATE_MALFORMED);
        consume(nonce, browserSession);
        var certificate = trustedCertificate(der, algorithm);
        var holds = origins.values().stream()
                .map(origin -> algorithm.message(origin, nonce))
                .anyMatch(message -> algorithm.signatureAlgorithm().verify(certificate, message, signature.toArray()));
        require(holds, Reason.SIGNATURE);
        return new LoginIdentity(certificate, algorithm, Bytes.copyOf(DigestAlgorithm.SHA_256.of(der.toArray())));
    }

    private static LoginAlgorithm algorithmOf(LoginToken token) throws LoginTokenException {
        var known =
                Stream.of(LoginAlgorithm.values()).map(LoginAlgorithm::format).anyMatch(token.format()::equals);
        require(known, Reason.FORMAT);
        var algorithm = Stream.of(LoginAlgorithm.values())
                .filter(candidate -> candidate.name().equals(token.algorithm()))
                .findAny()
                .orElseThrow(() -> new LoginTokenException(Reason.ALGORITHM));
        require(algorithm.format().equals(token.format()), Reason.FORMAT);
        return algorithm;
    }

    private static Bytes decode(String base64, Reason otherwise) throws LoginTokenException {
        try {
            return Bytes.fromBase64(base64);
        } catch (IllegalArgumentException e) {
            throw new LoginTokenException(otherwise, e);
        }
    }

    private void consume(String nonce, String browserSession) throws LoginTokenException {
        var challenge = challenges.consume(nonce).orElseThrow(() -> new LoginTokenException(Reason.CHALLENGE_UNKNOWN));
        require(!challenge.isExpired(clock), Reason.CHALLENGE_EXPIRED);
        require(challenge.belongsTo(browserSession), Reason.CHALLENGE_SESSION);
        require(challenge.purpose() == Challenge.Purpose.LOGIN, Reason.CHALLENGE_PURPOSE);
    }

    private X509Certificate trustedCertificate(Bytes der, LoginAlgorithm algorithm) throws LoginTokenException {
        var certificate = parse(der);
        var now = clock.instant();
        require(LoginAlgorithm.forKey(certificate.getPublicKey()).equals(Optional.of(algorithm)), Reason.ALGORITHM);
        require(isForSigning(certificate), Reason.CERTIFICATE_USAGE);
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateException e) {
            throw new LoginTokenException(Reason.CERTIFICATE_VALIDITY, e);
        }
        try {
            trust.requireChain(certificate, now);
        } catch (CertPathBuilderException e) {
            throw new LoginTokenException(Reason.CERTIFICATE_UNTRUSTED, e);
        }
        return certificate;
    }

    private static X509Certificate parse(Bytes der) throws LoginTokenException {
        try {
            return Certificates.parse(der);
        } catch (CertificateException e) {
            throw new LoginTokenException(Reason.CERTIFICATE_MALFORMED, e);
        }
    }

    private static boolean isForSigning(X509Certificate certificate) {
        var usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() == -1 && usage != null && usage[DIGITAL_SIGNATURE];
    }

    private static void require(boolean holds, Reason otherwise) throws LoginTokenException {
        if (!holds) {
            throw new LoginTokenException(otherwise);
        }
    }
}
