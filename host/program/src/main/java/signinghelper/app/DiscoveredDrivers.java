package signinghelper.app;

import org.jspecify.annotations.Nullable;
import signinghelper.discovery.DiscoveredLibrary;
import signinghelper.discovery.DriverNames;
import signinghelper.discovery.FoundLibraries;
import signinghelper.discovery.FoundLibrary;
import signinghelper.discovery.SearchedPlaces;
import signinghelper.platform.LibraryFile;
import signinghelper.profile.DriverLibrary;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Libraries that are found in addition to those that a profile names: the selection of those that may be loaded, and
 * their driver names.
 */
final class DiscoveredDrivers {
    /** Limit of drivers: each is a separate process, and a computer normally has U-Keys of one vendor or two. */
    static final int MOST = 8;

    private static final Logger LOG = System.getLogger(DiscoveredDrivers.class.getName());

    private final FoundLibraries found;
    private final SearchedPlaces places;
    private final LibraryTrust trust;
    private @Nullable Look last;

    /** A look: its inputs, and its result. */
    private record Look(List<FoundLibrary> found, Set<Path> named, List<DiscoveredLibrary> discovered) {}

    DiscoveredDrivers(FoundLibraries found, SearchedPlaces places, LibraryTrust trust) {
        this.found = found;
        this.places = places;
        this.trust = trust;
    }

    /** Makes the next call search again, even if the last search was recent. */
    void forget() {
        found.forget();
    }

    LibraryInspection inspection(DriverLibrary driver, Path path, JavaHomes javaHomes) {
        return new LibraryInspection(driver, path, javaHomes, trust);
    }

    /**
     * Judges the libraries that were found within the last minute.
     *
     * @param named files that the profile names, in any place; they are left out
     * @param names of existing drivers
     */
    synchronized List<DiscoveredLibrary> beside(Collection<Path> named, Collection<String> names, JavaHomes javaHomes) {
        var known = new HashSet<Path>();
        named.forEach(path -> known.add(real(path)));
        var candidates = found.recent();
        var before = last;
        if (before != null && before.found() == candidates && before.named().equals(known)) {
            return before.discovered();
        }
        var driverNames = new DriverNames(names);
        var contents = new HashSet<String>();
        var discovered = new ArrayList<DiscoveredLibrary>();
        var spares = new ArrayList<FoundLibrary>();
        for (var library : candidates) {
            var twins = twins(library, candidates);
            if (twins.stream().anyMatch(twin -> known.contains(real(twin.path())))) {
                continue;
            }
            if (isBest(library, twins, javaHomes)) {
                judge(library, driverNames.take(library.path()), contents, javaHomes, discovered);
            } else {
                spares.add(library);
            }
        }
        spares.forEach(library -> discovered.add(spare(driverNames.take(library.path()), library)));
        var look = new Look(candidates, known, List.copyOf(discovered));
        last = look;
        return look.discovered();
    }

    /** Returns the library and its twin, if it has one. */
    private List<FoundLibrary> twins(FoundLibrary library, List<FoundLibrary> candidates) {
        return candidates.stream()
                .filter(other -> other.equals(library) || places.areTwins(other.path(), library.path()))
                .toList();
    }

    private static boolean isBest(FoundLibrary library, List<FoundLibrary> twins, JavaHomes javaHomes) {
        return twins.stream()
                .min(Comparator.comparing(twin -> LibraryFit.of(twin.path(), DriverLibrary.Kind.SKF, javaHomes)))
                .filter(library::equals)
                .isPresent();
    }

    /** Creates an entry for a library that is not loaded only because another one is. */
    private static DiscoveredLibrary spare(String name, FoundLibrary library) {
        return new DiscoveredLibrary(name, library, false, null);
    }

    /** The same bytes in another folder are not another library. */
    private void judge(
            FoundLibrary library,
            String name,
            Set<String> contents,
            JavaHomes javaHomes,
            List<DiscoveredLibrary> discovered) {
        try {
            inspection(DriverLibrary.found(name), library.path(), javaHomes).prepare();
            var isNew = contents.add(LibraryFile.read(library.path()).sha256());
            if (isNew && contents.size() > MOST) {
                LOG.log(Level.WARNING, "one library too many, not loaded: " + library.path());
            }
            discovered.add(
                    isNew && contents.size() <= MOST
                            ? new DiscoveredLibrary(name, library, true, null)
                            : spare(name, library));
        } catch (Refusal refusal) {
            LOG.log(Level.INFO, "found and not loaded: " + library.path(), refusal);
            discovered.add(new DiscoveredLibrary(name, library, false, refusal));
        } catch (IOException e) {
            LOG.log(Level.INFO, "found and gone again: " + library.path(), e);
        }
    }

    /** Returns the real path with links followed; for a missing file, the path where it would be. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
