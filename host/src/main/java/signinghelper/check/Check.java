package signinghelper.check;

import java.time.Duration;
import java.util.List;

/**
 * Looks at one thing. A new one is a class, a line in {@code DiagnosedComputer.checks()}, and its name in the words of each language.
 *
 * <p>Changes nothing, asks nobody, spends no PIN try.
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

    /** After this time it is interrupted, and its finding is {@code UNKNOWN}. */
    default Duration limit() {
        return LOCAL;
    }

    /**
     * Looks. An exception is a fault of the check and becomes {@code UNKNOWN}.
     *
     * @return at least one finding; several where there are several things to look at, e.g. certificates
     * @throws InterruptedException when its time is over
     */
    List<Finding> look(Circumstances circumstances) throws InterruptedException;
}
