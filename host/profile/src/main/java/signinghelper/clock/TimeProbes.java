package signinghelper.clock;

import org.jspecify.annotations.Nullable;

/**
 * Sources to ask for the time.
 *
 * @param portal trusted; null when the profile names no address
 * @param network not trusted, see {@link NetworkTime}; null when the profile names no server
 */
public record TimeProbes(
        @Nullable TimeProbe portal, @Nullable TimeProbe network) {
    public static final TimeProbes NONE = new TimeProbes(null, null);
}
