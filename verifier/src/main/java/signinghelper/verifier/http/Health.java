package signinghelper.verifier.http;

import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.portal.valkey.ValkeyChallengeStore;
import signinghelper.verifier.judge.Judges;

import java.time.InstantSource;

/**
 * Health of a node, for who distributes requests.
 *
 * @param status DOWN when logins by certificate cannot pass
 * @param challenges DOWN while the store gives no answer
 * @param revocation DOWN while no server of a CA gives an answer, and such certificates are refused
 */
record Health(Status status, Status challenges, Status revocation) {

    /** Words of the health. */
    enum Status {
        UP,
        DOWN;

        static Status of(boolean up) {
            return up ? UP : DOWN;
        }
    }

    static Health of(Judges judges, InstantSource clock) {
        var challenges = !(judges.challenges() instanceof ValkeyChallengeStore store) || store.isAvailable();
        var revocation = !(judges.revocation() instanceof OnlineRevocation online)
                || online.onUnknown() == OnlineRevocation.OnUnknown.ACCEPT
                || online.states().stream().allMatch(state -> state.canAnswer(clock.instant()));
        return new Health(Status.of(challenges && revocation), Status.of(challenges), Status.of(revocation));
    }
}
