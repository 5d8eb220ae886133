package signinghelper.registration;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reader of extensions in the profiles below a browser's user data. Reads only the requested ids and writes nothing.
 * The files are Chromium's own ({@code Preferences} and {@code Secure Preferences}, below {@code extensions.settings}).
 * Their format is undocumented and they are written seconds late; an unreadable file is treated as empty.
 */
public final class BrowserProfiles {
    private static final Logger LOG = System.getLogger(BrowserProfiles.class.getName());
    private static final List<String> FILES = List.of("Secure Preferences", "Preferences");
    private static final int MOST_PROFILES = 64;
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    /** Value with which older versions mark an enabled extension; newer versions leave it out. */
    private static final int ENABLED = 1;

    private final WireFormat format;

    public BrowserProfiles(WireFormat format) {
        this.format = format;
    }

    /**
     * Finds the extensions of {@code ids} in all profiles.
     *
     * @param userData the browser's folder; the result is empty when it does not exist
     */
    public List<InstalledExtension> find(Path userData, Collection<String> ids) {
        var found = new ArrayList<InstalledExtension>();
        for (var profile : profiles(userData)) {
            for (var name : FILES) {
                settings(profile.resolve(name))
                        .ifPresent(settings -> ids.stream()
                                .filter(id -> isInstalled(settings.path(id)))
                                .map(id -> extension(profile, id, settings.path(id)))
                                .forEach(found::add));
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> profiles(Path userData) {
        if (!Files.isDirectory(userData)) {
            return List.of();
        }
        try (var folders = Files.list(userData)) {
            return folders.filter(folder -> FILES.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name))))
                    .sorted()
                    .limit(MOST_PROFILES)
                    .toList();
        } catch (IOException e) {
            LOG.log(Level.INFO, "a browser's profiles cannot be listed", e);
            return List.of();
        }
    }

    private Optional<JsonNode> settings(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                    ? Optional.of(read(file).path("extensions").path("settings"))
                    : Optional.empty();
        } catch (IOException e) {
            LOG.log(Level.INFO, "a browser's preferences cannot be read", e);
            return Optional.empty();
        }
    }

    private JsonNode read(Path file) throws IOException {
        return format.readTree(Files.readString(file, StandardCharsets.UTF_8));
    }

    /** Something stays of an extension that was removed; its folder does not. */
    private static boolean isInstalled(JsonNode settings) {
        return settings.path("path").isTextual();
    }

    private InstalledExtension extension(Path profile, String id, JsonNode settings) {
        var kept = settings.path("manifest").path("version");
        var version = kept.isTextual() ? kept.asText() : versionInFolder(profile, settings);
        return new InstalledExtension(name(profile), id, version, isEnabled(settings));
    }

    private static String name(Path profile) {
        return String.valueOf(profile.getFileName());
    }

    /** Older versions stored the reasons as a number; newer ones store a list. */
    private static boolean isEnabled(JsonNode settings) {
        var reasons = settings.path("disable_reasons");
        var isFree = reasons.isArray() ? reasons.isEmpty() : reasons.asInt(0) == 0;
        return isFree && settings.path("state").asInt(ENABLED) == ENABLED;
    }

    /** An unpacked extension has a full path, other extensions one below the profile. */
    private @Nullable String versionInFolder(Path profile, JsonNode settings) {
        try {
            var folder =
                    profile.resolve("Extensions").resolve(settings.path("path").asText());
            var version = read(folder.resolve("manifest.json")).path("version");
            return version.isTextual() ? version.asText() : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
