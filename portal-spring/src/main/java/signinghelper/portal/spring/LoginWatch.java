package signinghelper.portal.spring;

import java.time.Duration;

/** Observer of logins by certificate. */
interface LoginWatch {
    /** Outcome of a login that was accepted; a refused one has the name of its refusal. */
    String ACCEPTED = "ACCEPTED";

    /**
     * Sees the end of a login.
     *
     * @param time from the request to the outcome, the question to the CA included
     */
    void ended(String outcome, Duration time);

    /**
     * Sees a challenge being asked for.
     *
     * @param outcome {@code ISSUED}, or {@code UNAVAILABLE} while the store gives no answer
     */
    void challenge(String outcome);

    /** An observer that looks away. */
    static LoginWatch none() {
        return new LoginWatch() {
            @Override
            public void ended(String outcome, Duration time) {
                // Nobody asks.
            }

            @Override
            public void challenge(String outcome) {
                // Nobody asks.
            }
        };
    }
}
