package signinghelper.discovery;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.Refusal;

import java.util.Objects;

/**
 * Library that was found and that no entry of the profile names, with its driver.
 *
 * @param driver unique among the drivers
 * @param loaded true when it is a driver now
 * @param obstacle reason why it may not be loaded; null when it may. It is also null when its twin or a copy with the
 *     same bytes is loaded, or when too many others are
 */
public record DiscoveredLibrary(
        String driver,
        FoundLibrary found,
        boolean loaded,
        @Nullable Refusal obstacle) {
    public DiscoveredLibrary {
        Objects.requireNonNull(driver);
        Objects.requireNonNull(found);
        if (loaded && obstacle != null) {
            throw new IllegalArgumentException(driver);
        }
    }
}
