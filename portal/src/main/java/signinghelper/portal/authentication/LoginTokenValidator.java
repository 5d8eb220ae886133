package signinghelper.portal.authentication;

import signinghelper.formats.CheckReturnValue;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.login.AuthenticationAlgorithm;
import signinghelper.formats.login.TokenPurpose;

import java.time.Clock;

/**
 * Decides whether a login token holds. One for the whole portal; called by many threads.
 *
 * <p>Revocation is asked last, when the signature holds and the challenge is used up.
 */
public final class LoginTokenValidator {
    private final TokenValidator tokens;

    /**
     * @param trust the CAs whose certificates may log in
     * @param revocation rule for certificates that their CA may have revoked
     * @param challenges where the portal issued the nonces
     * @param clock the server's; judges challenges and certificates
     */
    public LoginTokenValidator(
            PortalOrigins origins,
            CertificateTrust trust,
            RevocationPolicy revocation,
            ChallengeStore challenges,
            Clock clock) {
        this.tokens = new TokenValidator(origins, trust, revocation, challenges, clock, TokenPurpose.LOGIN);
    }

    /**
     * Validates a token that a page sent. Its nonce is used up as soon as the token looks like one, also when
     * validation fails.
     *
     * @param sent by the page
     * @param browserSession the browser that sent the token, named as when the challenge was issued
     * @throws AuthenticationTokenException for exactly one reason; log it, and tell the user only that the login failed
     */
    @CheckReturnValue
    public AuthenticatedIdentity validate(NonceAndToken sent, String browserSession)
            throws AuthenticationTokenException {
        return tokens.validate(sent, browserSession, AuthenticationAlgorithm::loginMessage);
    }
}
