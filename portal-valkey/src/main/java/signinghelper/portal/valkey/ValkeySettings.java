package signinghelper.portal.valkey;

import java.time.Duration;

/**
 * Settings of a {@link ValkeyChallengeStore}, the same on each node but for the time-out.
 *
 * @param prefix begins the name of each key, such as {@code portal-name}; ASCII letters, digits, {@code -}, {@code _}
 *     and {@code :}, 1 to 64; one for each portal that shares the server
 * @param timeout for a connection and for an answer; after it the login is refused
 * @param maximum largest number of challenges that wait at the same time, on all nodes; at least 1
 */
public record ValkeySettings(String prefix, Duration timeout, int maximum) {
    /** The setting for most portals: two seconds, and 100,000 challenges of about 300 bytes. */
    public static final ValkeySettings USUAL = new ValkeySettings("signing-helper", Duration.ofSeconds(2), 100_000);

    public ValkeySettings {
        if (!prefix.matches("[A-Za-z0-9_:-]{1,64}")) {
            throw new IllegalArgumentException("a prefix of letters, digits, - _ and : is needed, not " + prefix);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a time-out of " + timeout);
        }
        if (maximum < 1) {
            throw new IllegalArgumentException("a store for " + maximum + " challenges");
        }
    }
}
