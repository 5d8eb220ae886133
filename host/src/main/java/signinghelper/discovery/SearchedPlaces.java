package signinghelper.discovery;

import signinghelper.platform.OperatingSystem;
import signinghelper.platform.Registry;
import signinghelper.platform.WindowsFolders;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Folders that are searched.
 *
 * @param root below which full paths of Linux and macOS lie
 * @param systemFolders of Windows' own libraries
 * @param programFolders of programs that are installed for everyone on Windows
 */
public record SearchedPlaces(OperatingSystem system, Path root, List<Path> systemFolders, List<Path> programFolders) {
    public SearchedPlaces {
        Objects.requireNonNull(system);
        Objects.requireNonNull(root);
        systemFolders = List.copyOf(systemFolders);
        programFolders = List.copyOf(programFolders);
    }

    /** Those of the computer; nobody's own folder is among them. */
    public static SearchedPlaces ofThisComputer(Registry registry) {
        var folders = new WindowsFolders(registry);
        return new SearchedPlaces(OperatingSystem.current(), Path.of("/"), folders.systems(), folders.programs());
    }

    /** Where a full path of a vendor's lies here. */
    Path place(Path vendors) {
        var isBelowRoot = system != OperatingSystem.WINDOWS && vendors.isAbsolute();
        return isBelowRoot ? root.resolve(vendors.getRoot().relativize(vendors)) : vendors;
    }
}
