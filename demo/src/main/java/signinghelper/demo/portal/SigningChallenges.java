package signinghelper.demo.portal;

import io.javalin.http.Context;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;

/** Challenges for signing, each for one receipt of the browser that asked for it. */
record SigningChallenges(ChallengeStore challenges, Sessions sessions) {

    /** Issues a challenge; returns its nonce. */
    String issue(Context context) {
        return challenges
                .issue(Challenge.Purpose.SIGNING, sessions.nameBrowser(context))
                .nonce();
    }

    /** Tests that the challenge is open; a nonce is for one receipt, with any outcome. */
    void requireOpen(String nonce, Context context) throws SignatureJudge.Objection {
        var isOpen = challenges
                .consume(nonce)
                .filter(challenge -> challenge.purpose() == Challenge.Purpose.SIGNING)
                .filter(challenge -> challenge.belongsTo(sessions.browser(context)))
                .isPresent();
        if (!isOpen) {
            throw new SignatureJudge.Objection(SignatureJudge.Reason.CHALLENGE_UNKNOWN);
        }
    }
}
