package signinghelper.registration;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One registration that a browser would find.
 *
 * @param place what makes it
 * @param isOwn false where the browser reads another browser's registrations as well, and this is one
 * @param manifestFile to which it leads; null if that cannot be a file
 * @param manifest null if that file is missing or no browser could read it
 */
public record Entry(
        Place place,
        boolean isOwn,
        @Nullable Path manifestFile,
        @Nullable HostManifest manifest) {

    /** What it is worth to this host. */
    public enum State {
        /** Leads here and lets in every extension of the profile. */
        OURS,
        /** Leads here and does not let in every one of them. */
        EXTENSION_MISSING,
        /** The manifest cannot be read, or what it names is not there. */
        BROKEN,
        /** Leads to another program that is there. */
        FOREIGN
    }

    public Scope scope() {
        return place.scope();
    }

    public State state(Path launcher, List<String> extensionIds) {
        if (manifest == null || manifestFile == null) {
            return State.BROKEN;
        }
        // Only Windows reads a relative path, and that from the manifest's folder.
        var named = manifestFile.resolveSibling(manifest.path());
        if (!Files.isRegularFile(named)) {
            return State.BROKEN;
        }
        if (!named.normalize().equals(launcher.toAbsolutePath().normalize())) {
            return State.FOREIGN;
        }
        return extensionIds.stream().allMatch(manifest::allows) ? State.OURS : State.EXTENSION_MISSING;
    }
}
