package signinghelper.discovery;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.Refusal;

import java.util.Objects;

/**
 * A library that was found and that no entry of the profile names, with the driver it is or would be.
 *
 * @param driver unique among the drivers
 * @param loaded whether it is a driver now
 * @param obstacle why it may not be loaded; null where it may, also if its twin or the same bytes are, or too many others
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
