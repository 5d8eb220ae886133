package signinghelper.portal.authentication;

import signinghelper.formats.CheckReturnValue;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.formats.match.Account;
import signinghelper.formats.match.NameRule;
import signinghelper.formats.match.SubjectMatch;

import java.time.Clock;

/**
 * Decides whether a certificate may be bound to an account (绑定 CA). One for the whole portal; called by many threads.
 *
 * <p>Revocation is asked last, when the signature holds and the challenge is used up.
 */
public final class BindingTokenValidator {
    private final TokenValidator tokens;
    private final HolderRules holders;
    private final NameRule nameRule;

    /**
     * @param trust the CAs whose certificates may be bound, and the rules for who their holders are
     * @param revocation rule for certificates that their CA may have revoked
     * @param challenges where the portal issued the nonces
     * @param clock the server's; judges challenges and certificates
     */
    public BindingTokenValidator(
            PortalOrigins origins,
            CertificateTrust trust,
            RevocationPolicy revocation,
            ChallengeStore challenges,
            Clock clock) {
        this.tokens = new TokenValidator(origins, trust, revocation, challenges, clock, TokenPurpose.BINDING);
        this.holders = trust.holders();
        this.nameRule = NameRule.REFUSE;
    }

    private BindingTokenValidator(BindingTokenValidator other, NameRule nameRule) {
        this.tokens = other.tokens;
        this.holders = other.holders;
        this.nameRule = nameRule;
    }

    /** Returns the same validator with another rule than {@link NameRule#REFUSE} for names that differ. */
    public BindingTokenValidator with(NameRule other) {
        return new BindingTokenValidator(this, other);
    }

    /**
     * Validates a token that a page sent. Its nonce is used up as soon as the token looks like one, also when
     * validation fails.
     *
     * @param sent by the page
     * @param browserSession the browser that sent the token, named as when the challenge was issued
     * @param account account of the user who is logged in there, from the portal's own records and never from the page
     * @throws AuthenticationTokenException for exactly one reason; with {@code SUBJECT_MISMATCH} it names the
     * differences, which the user may see
     */
    @CheckReturnValue
    public Binding validate(NonceAndToken sent, String browserSession, Account account)
            throws AuthenticationTokenException {
        var identity = tokens.validate(
                sent,
                browserSession,
                (algorithm, origin, challenge) -> algorithm.bindingMessage(origin, challenge, account));
        var match = SubjectMatch.of(identity.certificate(), account, holders);
        if (!match.matches(nameRule)) {
            throw new AuthenticationTokenException(match);
        }
        return new Binding(identity, account, match);
    }
}
