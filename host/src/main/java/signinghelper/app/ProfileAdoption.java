package signinghelper.app;

import org.jspecify.annotations.Nullable;
import signinghelper.clock.MonotonicClock;
import signinghelper.profile.Profile;
import signinghelper.protocol.Refusal;

import java.time.Duration;

/**
 * Takes up what a profile names: with a new profile at once, with the same one at most once in a second. Libraries that a
 * person installs meanwhile are found that way, and a page that opens sessions on and on starts no search with each.
 */
final class ProfileAdoption {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** What is done with the profile. */
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
        if (!profile.equals(adopted) || now - at > BETWEEN.toNanos()) {
            step.adopt(profile);
            adopted = profile;
            at = now;
        }
        return profile;
    }
}
