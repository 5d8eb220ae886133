package signinghelper.app;

import org.jspecify.annotations.Nullable;
import signinghelper.clock.MonotonicClock;
import signinghelper.profile.Profile;
import signinghelper.protocol.Refusal;

import java.time.Duration;

/**
 * Adoption of the drivers that a profile names: at once for a new profile, at most once a second for the same one.
 * Libraries that a user installs meanwhile are found that way. A page that opens many sessions thus does not start a
 * search for each.
 */
final class ProfileAdoption {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** Use of the profile. */
    interface Step {
        void adopt(Profile profile) throws Refusal;
    }

    private final Step step;
    private final MonotonicClock clock;
    private @Nullable Profile adopted;
    private long at;

    ProfileAdoption(Step step, MonotonicClock clock) {
        this.step = step;
        this.clock = clock;
    }

    synchronized Profile take(Profile profile) throws Refusal {
        var now = clock.nanoseconds();
        // In this order: the first comparison of two records costs a start dearly.
        if (adopted == null || now - at > BETWEEN.toNanos() || !profile.equals(adopted)) {
            step.adopt(profile);
            adopted = profile;
            at = now;
        }
        return profile;
    }
}
