package signinghelper.registration;

import org.jspecify.annotations.Nullable;

/**
 * An extension in one profile of a browser.
 *
 * @param profile name of the profile's folder, e.g. {@code Default}
 * @param version as its manifest has it; null if that cannot be read
 * @param isEnabled false if it is switched off, by whomever
 */
public record InstalledExtension(
        String profile, String id, @Nullable String version, boolean isEnabled) {}
