package signinghelper.clock;

import java.time.Duration;
import java.util.Optional;

/** Tells the time as well as it knows it. */
public interface TimeSource {
    KnownTime now();

    /**
     * Whether {@link #now} can only repeat what the computer's clock says although something speaks against it.
     *
     * @return by how much that clock seems to be fast, negative for slow; empty where nothing speaks against it, or where
     *     the right time is known
     */
    default Optional<Duration> contradiction() {
        return Optional.empty();
    }
}
