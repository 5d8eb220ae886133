package signinghelper.platform;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Last start of the system, and pending restarts. */
public interface Restarts {

    /** Where it is noted that the computer has to be restarted; empty where that is nowhere noted. */
    List<String> pending();

    /** How long the system has been running; empty on a system where a new driver works without a restart. */
    Optional<Duration> running();
}
