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
import java.util.TreeSet;

/**
 * Reader of extensions, and of users' answers, in the profiles below a browser's user data. Reads only what is asked
 * for and writes nothing. The files are Chromium's own ({@code Preferences} and {@code Secure Preferences}, below {@code extensions.settings}).
 * Their format is undocumented and they are written seconds late; an unreadable file is treated as empty.
 */
public final class BrowserProfiles {
    private static final Logger LOG = System.getLogger(BrowserProfiles.class.getName());
    private static final List<String> FILES = List.of("Secure Preferences", "Preferences");
    private static final int MOST_PROFILES = 64;
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    /** Value with which older versions mark an enabled extension; newer versions leave it out. */
    private static final int ENABLED = 1;

    /** Settings of users' answers to the question for Local Network Access. */
    private static final List<String> LOCAL_NETWORK = List.of("local_network_access", "loopback_network");
    /** {@code CONTENT_SETTING_BLOCK}. */
    private static final int BLOCKED = 2;

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

    /**
     * Finds the pages of {@code origins} that a user has kept from this computer's programs, in any profile; the settings
     * are those that Local Network Access has had so far.
     */
    public List<String> blockedFromThisComputer(Path userData, Collection<String> origins) {
        var blocked = new TreeSet<String>();
        for (var profile : profiles(userData)) {
            contents(profile.resolve("Preferences")).ifPresent(preferences -> {
                var answers = preferences.at("/profile/content_settings/exceptions");
                for (var name : LOCAL_NETWORK) {
                    answers.path(name).properties().stream()
                            .filter(answer -> answer.getValue().path("setting").asInt(0) == BLOCKED)
                            .flatMap(answer -> origins.stream().filter(origin -> isFor(answer.getKey(), origin)))
                            .forEach(blocked::add);
                }
            });
        }
        return List.copyOf(blocked);
    }

    /** A key is a pattern such as {@code https://portal.example:443,*}. */
    private static boolean isFor(String key, String origin) {
        return OriginPattern.anyMatches(List.of(key.split(",", 2)[0]), origin);
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
        return contents(file).map(preferences -> preferences.path("extensions").path("settings"));
    }

    private Optional<JsonNode> contents(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                    ? Optional.of(read(file))
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
