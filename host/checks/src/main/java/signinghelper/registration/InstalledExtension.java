package signinghelper.registration;

import org.jspecify.annotations.Nullable;

/**
 * Extension in one profile of a browser.
 *
 * @param profile name of the profile's folder, e.g. {@code Default}
 * @param version from its manifest; null if that cannot be read
 * @param isEnabled false if it is switched off, by the user or another cause
 */
public record InstalledExtension(
        String profile, String id, @Nullable String version, boolean isEnabled) {}
