package signinghelper.app;

import signinghelper.check.InstalledLibraries;
import signinghelper.clock.MonotonicClock;
import signinghelper.discovery.DiscoveredLibrary;
import signinghelper.discovery.FoundLibraries;
import signinghelper.discovery.FoundLibrary;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Inventory of the drivers' libraries and of the others on this computer. It searches anew, since a diagnosis often
 * follows a new installation. Checks that ask at the same time share one search.
 */
final class LibraryInventory implements InstalledLibraries {
    private static final Duration SHARED = Duration.ofSeconds(2);

    private final DriverCatalog catalog;
    private final FoundLibraries found;
    private final Runnable adopt;
    private final MonotonicClock clock;
    private boolean hasSearched;
    private long searched;

    /**
     * Creates the inventory without searching.
     *
     * @param adopt puts the drivers of the profile in force to use, if a profile is in force
     */
    LibraryInventory(DriverCatalog catalog, FoundLibraries found, Runnable adopt, MonotonicClock clock) {
        this.catalog = catalog;
        this.found = found;
        this.adopt = adopt;
        this.clock = clock;
    }

    @Override
    public synchronized Map<String, Path> ofDrivers() {
        if (!hasSearched || clock.nanoseconds() - searched > SHARED.toNanos()) {
            catalog.forgetFound();
            adopt.run();
            hasSearched = true;
            searched = clock.nanoseconds();
        }
        return catalog.libraries();
    }

    @Override
    public List<DiscoveredLibrary> discovered() {
        return catalog.discovered();
    }

    @Override
    public List<FoundLibrary> found() {
        return found.recent();
    }

    /** Leaves out other copies of a library that the profile names. */
    @Override
    public List<FoundLibrary> notWanted() {
        return InstalledLibraries.super.notWanted().stream()
                .filter(library -> !catalog.isNamed(library.path()))
                .toList();
    }
}
