package signinghelper.check;

import signinghelper.discovery.DiscoveredLibrary;
import signinghelper.discovery.FoundLibrary;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Vendors' libraries on this computer at present, and their use. */
public interface InstalledLibraries {

    /** Returns the library's path of each driver, or its path if it were installed, by the driver's name. */
    Map<String, Path> ofDrivers();

    /** Libraries that the profile does not name and lets be looked for, also those that are not loaded. */
    List<DiscoveredLibrary> discovered();

    /** Finds libraries in the folders where vendors install them, independent of the profile. */
    List<FoundLibrary> found();

    /** Returns libraries of {@link #found} that could be loaded but that the profile does not want. */
    default List<FoundLibrary> notWanted() {
        var known = ofDrivers().values();
        return found().stream()
                .filter(found -> !known.contains(found.path()))
                .filter(found -> discovered().stream()
                        .noneMatch(other -> other.found().path().equals(found.path())))
                .toList();
    }
}
