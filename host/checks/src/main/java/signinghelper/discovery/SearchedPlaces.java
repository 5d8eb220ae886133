package signinghelper.discovery;

import signinghelper.platform.OperatingSystem;
import signinghelper.platform.Registry;
import signinghelper.platform.WindowsFolders;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Folders that are searched.
 *
 * @param root of the full paths on Linux and macOS
 * @param systemFolders of Windows' own libraries
 * @param programFolders of programs that are installed for all users on Windows
 */
public record SearchedPlaces(OperatingSystem system, Path root, List<Path> systemFolders, List<Path> programFolders) {
    private static final Logger LOG = System.getLogger(SearchedPlaces.class.getName());
    private static final Path ROOT = Path.of("/");

    public SearchedPlaces {
        Objects.requireNonNull(system);
        Objects.requireNonNull(root);
        systemFolders = List.copyOf(systemFolders);
        programFolders = List.copyOf(programFolders);
    }

    /**
     * Creates the places of this computer; no user's own folder is among them. Without a registry that can be read there
     * are no folders.
     */
    public static SearchedPlaces ofThisComputer(Registry registry) {
        var folders = new WindowsFolders(registry);
        try {
            return new SearchedPlaces(OperatingSystem.current(), ROOT, folders.systems(), folders.programs());
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "no folders to search", e);
            return new SearchedPlaces(OperatingSystem.current(), ROOT, List.of(), List.of());
        }
    }

    /** Returns this computer's place of a vendor's full path. */
    Path place(Path vendors) {
        var isBelowRoot = system != OperatingSystem.WINDOWS && vendors.isAbsolute();
        return isBelowRoot ? root.resolve(vendors.getRoot().relativize(vendors)) : vendors;
    }

    /** Returns true when they are the 32-bit and the 64-bit form of one library of the system. */
    public boolean areTwins(Path one, Path other) {
        return one.getFileName().toString().equalsIgnoreCase(other.getFileName().toString())
                && systemFolders.contains(one.getParent())
                && systemFolders.contains(other.getParent());
    }
}
