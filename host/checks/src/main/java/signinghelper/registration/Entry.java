package signinghelper.registration;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Registration entry that a browser finds.
 *
 * @param place that contains it
 * @param isOwn false when it belongs to another browser whose registrations this browser also reads
 * @param manifestFile path in the entry; null when it is not a valid path
 * @param manifest null when that file is missing or no browser can read it
 */
public record Entry(
        Place place,
        boolean isOwn,
        @Nullable Path manifestFile,
        @Nullable HostManifest manifest) {

    /** Usefulness of the entry for this host. */
    public enum State {
        /** Leads here and lets in every extension of the profile. */
        OURS,
        /** Leads to this host, but does not allow every extension. */
        EXTENSION_MISSING,
        /** The manifest cannot be read, or the program that it names does not exist. */
        BROKEN,
        /** Leads to another existing program. */
        FOREIGN
    }

    public Scope scope() {
        return place.scope();
    }

    /** Returns the program that it names; only Windows accepts a relative path, from the manifest's folder. */
    public Optional<Path> program() {
        return manifest == null || manifestFile == null
                ? Optional.empty()
                : Optional.of(manifestFile.resolveSibling(manifest.path()));
    }

    public State state(Path launcher, List<String> extensionIds) {
        var named = program().orElse(null);
        if (manifest == null || named == null) {
            return State.BROKEN;
        }
        if (!Files.isRegularFile(named)) {
            return State.BROKEN;
        }
        if (!named.normalize().equals(launcher.toAbsolutePath().normalize())) {
            return State.FOREIGN;
        }
        return extensionIds.stream().allMatch(manifest::allows) ? State.OURS : State.EXTENSION_MISSING;
    }
}
