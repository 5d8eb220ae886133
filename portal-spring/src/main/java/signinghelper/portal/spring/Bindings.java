package signinghelper.portal.spring;

import jakarta.servlet.http.HttpServletRequest;
import signinghelper.formats.match.Account;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.Binding;
import signinghelper.portal.authentication.BindingTokenValidator;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.ChallengesUnavailableException;
import signinghelper.portal.authentication.NonceAndToken;

/**
 * Binding of certificates to accounts (绑定 CA), for the application's own controllers. They ask only for the user who is
 * logged in, and store the fingerprint of the result.
 */
public final class Bindings {
    private final ChallengeStore challenges;
    private final BindingTokenValidator validator;

    public Bindings(ChallengeStore challenges, BindingTokenValidator validator) {
        this.challenges = challenges;
        this.validator = validator;
    }

    /**
     * Issues a nonce for one binding by this browser; the page gets it with the account.
     *
     * @throws ChallengesUnavailableException when the store gives no answer; the controller answers 503
     */
    public String challenge(HttpServletRequest request) {
        return challenges
                .issue(Challenge.Purpose.BINDING, BrowserSession.name(request))
                .nonce();
    }

    /**
     * Verifies a binding token and compares its certificate with the account.
     *
     * @param json <code>{"nonce": …, "token": …}</code> as the page sent it
     * @param account of the user who is logged in, from the application's own records and never from the page
     * @throws AuthenticationTokenException for one reason; {@code SUBJECT_MISMATCH} says what differs
     */
    public Binding bind(String json, HttpServletRequest request, Account account) throws AuthenticationTokenException {
        return validator.validate(NonceAndToken.fromJson(json), BrowserSession.existing(request), account);
    }
}
