package signinghelper.clock;

import org.jspecify.annotations.Nullable;

/**
 * Whom to ask for the time.
 *
 * @param portal believed; null where the profile names no address
 * @param network not believed, see {@link NetworkTime}; null likewise
 */
public record TimeProbes(
        @Nullable TimeProbe portal, @Nullable TimeProbe network) {
    public static final TimeProbes NONE = new TimeProbes(null, null);
}
