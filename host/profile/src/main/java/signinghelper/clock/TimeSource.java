package signinghelper.clock;

import java.time.Duration;
import java.util.Optional;

/** Source of the best time that it knows. */
public interface TimeSource {
    KnownTime now();

    /**
     * Returns the contradiction when {@link #now} can only repeat the computer's time although other evidence
     * contradicts it.
     *
     * @return amount by which that clock seems to be fast, negative for slow; empty when nothing contradicts it, or
     *     when the right time is known
     */
    default Optional<Duration> contradiction() {
        return Optional.empty();
    }
}
