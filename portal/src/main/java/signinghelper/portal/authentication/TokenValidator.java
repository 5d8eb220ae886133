package signinghelper.portal.authentication;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.certificate.SigningCertificateValidator;
import signinghelper.formats.login.AuthenticationAlgorithm;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Common part of login and binding validation. Cheap tests of the token come first, then the challenge is consumed.
 * Only then does the certificate cost time.
 */
final class TokenValidator {

    /** The message that a token of one purpose signs. */
    interface Message {
        byte[] of(AuthenticationAlgorithm algorithm, String origin, String nonce);
    }

    private final PortalOrigins origins;
    private final CertificateTrust trust;
    private final RevocationPolicy revocation;
    private final Clock clock;
    private final ChallengeValidator challenges;
    private final TokenPurpose purpose;

    TokenValidator(
            PortalOrigins origins,
            CertificateTrust trust,
            RevocationPolicy revocation,
            ChallengeStore challenges,
            Clock clock,
            TokenPurpose purpose) {
        this.origins = origins;
        this.trust = trust;
        this.revocation = revocation;
        this.clock = clock;
        this.challenges = new ChallengeValidator(challenges, clock);
        this.purpose = purpose;
    }

    AuthenticatedIdentity validate(NonceAndToken sent, String browserSession, Message message)
            throws AuthenticationTokenException {
        var token = sent.token();
        var nonce = sent.nonce();
        var algorithm = algorithmOf(token);
        var signature = decode(token.signature(), Reason.MALFORMED);
        var der = decode(token.unverifiedCertificate(), Reason.CERTIFICATE_MALFORMED);
        challenges.consume(nonce, Challenge.Purpose.of(purpose), browserSession);
        var trusted = trust.present();
        var certificate = parsed(der, trusted);
        try {
            var rules = new SigningCertificateValidator(trusted, revocation, clock);
            return validate(nonce, signature, certificate, rules, algorithm, message);
        } catch (AuthenticationTokenException e) {
            throw e.of(certificate);
        }
    }

    private AuthenticatedIdentity validate(
            String nonce,
            Bytes signature,
            X509Certificate certificate,
            SigningCertificateValidator rules,
            AuthenticationAlgorithm algorithm,
            Message message)
            throws AuthenticationTokenException {
        var chain = trustedChain(certificate, rules, algorithm);
        var holds = origins.values().stream()
                .map(origin -> message.of(algorithm, origin, nonce))
                .anyMatch(signed -> algorithm.signatureAlgorithm().verify(certificate, signed, signature.toArray()));
        if (!holds) {
            throw new AuthenticationTokenException(Reason.SIGNATURE, "tried the origins " + origins.values());
        }
        requireNotRevoked(chain, rules);
        return new AuthenticatedIdentity(certificate, algorithm);
    }

    private AuthenticationAlgorithm algorithmOf(AuthenticationToken token) throws AuthenticationTokenException {
        var known = Stream.of(AuthenticationAlgorithm.values())
                .anyMatch(candidate -> candidate.format(purpose).equals(token.format()));
        require(known, Reason.FORMAT);
        var algorithm = Stream.of(AuthenticationAlgorithm.values())
                .filter(candidate -> candidate.name().equals(token.algorithm()))
                .findAny()
                .orElseThrow(() -> new AuthenticationTokenException(Reason.ALGORITHM));
        require(algorithm.format(purpose).equals(token.format()), Reason.FORMAT);
        return algorithm;
    }

    private static Bytes decode(String base64, Reason otherwise) throws AuthenticationTokenException {
        try {
            return Bytes.fromBase64(base64);
        } catch (IllegalArgumentException e) {
            throw new AuthenticationTokenException(otherwise, e);
        }
    }

    /** Parses, or takes the one of a login before, whose key is ready for verifications. */
    private static X509Certificate parsed(Bytes der, CertificateTrust trusted) throws AuthenticationTokenException {
        try {
            return trusted.parsed(der);
        } catch (CertificateException e) {
            throw new AuthenticationTokenException(Reason.CERTIFICATE_MALFORMED, e);
        }
    }

    private static List<X509Certificate> trustedChain(
            X509Certificate certificate, SigningCertificateValidator rules, AuthenticationAlgorithm algorithm)
            throws AuthenticationTokenException {
        var own = AuthenticationAlgorithm.forKey(certificate.getPublicKey());
        require(own.equals(Optional.of(algorithm)), Reason.ALGORITHM);
        try {
            return rules.validate(certificate);
        } catch (CertificateRefusedException e) {
            throw new AuthenticationTokenException(Reason.of(e.reason()), e);
        }
    }

    private static void requireNotRevoked(List<X509Certificate> chain, SigningCertificateValidator rules)
            throws AuthenticationTokenException {
        try {
            rules.requireNotRevoked(chain);
        } catch (CertificateRefusedException e) {
            throw new AuthenticationTokenException(Reason.of(e.reason()), e);
        }
    }

    private static void require(boolean holds, Reason otherwise) throws AuthenticationTokenException {
        if (!holds) {
            throw new AuthenticationTokenException(otherwise);
        }
    }
}
