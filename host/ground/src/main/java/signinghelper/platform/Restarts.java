package signinghelper.platform;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Last start of the system, and pending restarts. */
public interface Restarts {

    /** Returns the places that note a pending restart; empty when no restart is pending. */
    List<String> pending();

    /** Returns the time since the system's start; empty on a system where a new driver works without a restart. */
    Optional<Duration> running();
}
