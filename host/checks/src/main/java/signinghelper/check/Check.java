package signinghelper.check;

import java.time.Duration;
import java.util.List;

/**
 * Check of one aspect. A new check is a class, a line in {@code DiagnosedComputer.checks()}, and its name in the texts
 * of each language.
 *
 * <p>It changes nothing, asks the user nothing, and uses no PIN try.
 */
public interface Check {
    /** Time limit of a check that stays on this computer. */
    Duration LOCAL = Duration.ofSeconds(3);

    /** Time limit of a check that contacts a server. */
    Duration NETWORK = Duration.ofSeconds(5);

    /** Time limit of a check that reads the U-Keys, whose drivers may have to start, and then contacts a server. */
    Duration READ_AND_ASK = Duration.ofSeconds(7);

    /** Stable, as in {@code docs/checks.md}, e.g. {@code token-present}. */
    String id();

    /** Returns the time after which it is interrupted; its finding is then {@code UNKNOWN}. */
    default Duration limit() {
        return LOCAL;
    }

    /**
     * Runs the check. An exception is a fault of the check and becomes {@code UNKNOWN}.
     *
     * @return at least one finding; several when there are several objects, e.g. certificates
     * @throws InterruptedException when its time is over
     */
    List<Finding> look(Circumstances circumstances) throws InterruptedException;
}
