package signinghelper.app;

import org.jspecify.annotations.Nullable;
import signinghelper.discovery.DiscoveredLibrary;
import signinghelper.platform.FileOwnership;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.RegisteredLibraries;
import signinghelper.profile.DriverLibrary;
import signinghelper.profile.Profile;
import signinghelper.profile.Vendors;
import signinghelper.token.TokenDriver;
import signinghelper.token.bridge.BridgeDriver;
import signinghelper.token.bridge.BridgeLaunch;
import signinghelper.token.bridge.BridgePreparation;
import signinghelper.token.bridge.BridgeProgram;
import signinghelper.token.bridge.BridgedKind;
import signinghelper.token.bridge.SpareBridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Catalog of the available drivers: those in this program, and one for each library in use. A library is in use when
 * the profile in force names it. Where the profile allows a search, found libraries are in use too.
 */
final class DriverCatalog {
    private static final Logger LOG = System.getLogger(DriverCatalog.class.getName());

    private final Path install;
    private final LibraryCopy copies;
    private final RegisteredLibraries registered;
    private final DiscoveredDrivers discovery;
    private final SpareBridge spare;
    private final List<TokenDriver> builtIn = builtIn();
    private final Map<Installed, BridgeDriver> bridges = new LinkedHashMap<>();
    private List<DiscoveredLibrary> discovered = List.of();
    private Set<Path> named = Set.of();
    private boolean hasTidiedUp;
    private final List<BridgeDriver> ofSystem;

    private record Installed(DriverLibrary driver, Path path, boolean discovered) {
        /** A record's own is generated at run time, for each type in it, and would slow down the start. */
        @Override
        public int hashCode() {
            return path.hashCode();
        }
    }

    /**
     * Creates the catalog of the program in {@code install}; copies of libraries that are accepted by their hash are put
     * below {@code copies}.
     */
    DriverCatalog(
            Path install, Path copies, RegisteredLibraries registered, DiscoveredDrivers discovery, SpareBridge spare) {
        this.install = install;
        this.copies = new LibraryCopy(copies);
        this.ofSystem = ofSystem(windows());
        this.registered = registered;
        this.discovery = discovery;
        this.spare = spare;
    }

    /** Loads what the first adoption needs, for a start to do beside its other work; looks at no library. */
    static void load() {
        Vendors.read();
        try {
            FileOwnership.isOpenToOthers(Path.of(""));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "asked again of each library", e);
        }
    }

    /** A driver that fails to load is logged and skipped. */
    private static List<TokenDriver> builtIn() {
        var made = new ArrayList<TokenDriver>();
        ServiceLoader.load(TokenDriver.class).stream().forEach(provider -> {
            try {
                made.add(provider.get());
            } catch (ServiceConfigurationError e) {
                LOG.log(Level.ERROR, "a driver cannot be made", e);
            }
        });
        return List.copyOf(made);
    }

    /** Libraries that this system always has. */
    private List<BridgeDriver> ofSystem(@Nullable Path windows) {
        var made = new ArrayList<BridgeDriver>();
        for (var kind : BridgedKind.all()) {
            kind.libraryOfSystem(windows)
                    .ifPresent(library -> made.add(new BridgeDriver(
                            kind.word(),
                            library,
                            new StillInstalled(install, launch(kind, library)),
                            BridgeDriver.Limits.USUAL)));
        }
        return List.copyOf(made);
    }

    /** The library is of the system, so this Java fits it, and the driver has the kind's name. */
    private static BridgeLaunch launch(BridgedKind kind, Path library) {
        var javaHome = Path.of(System.getProperty("java.home"));
        return BridgeProgram.launch(javaHome, kind.word(), kind.word(), library, List.of());
    }

    private static @Nullable Path windows() {
        var root = System.getenv("SystemRoot");
        return OperatingSystem.current() == OperatingSystem.WINDOWS && root != null ? Path.of(root) : null;
    }

    /** Uses the libraries of {@code profile}, stops using those that it no longer names, and lets the bridges start. */
    synchronized void adopt(Profile profile, JavaHomes javaHomes) {
        var libraries = profile.computer().libraries().stream()
                .map(Vendors.read()::complete)
                .toList();
        var wanted = new LinkedHashSet<Installed>();
        for (var driver : libraries) {
            place(driver, registered(driver), javaHomes)
                    .ifPresent(path -> wanted.add(new Installed(driver, path, false)));
        }
        var places = places(libraries);
        named = places.stream().map(DiscoveredDrivers::real).collect(Collectors.toUnmodifiableSet());
        discovered = profile.computer().discovers() ? discover(libraries, places, javaHomes) : List.of();
        discovered.stream()
                .filter(DiscoveredLibrary::loaded)
                .map(library -> new Installed(
                        DriverLibrary.found(library.driver()), library.found().path(), true))
                .forEach(wanted::add);
        if (!hasTidiedUp) {
            hasTidiedUp = true;
            copies.removeAllBut(libraries);
        }
        bridges.entrySet().removeIf(entry -> isGivenUp(entry, wanted));
        wanted.forEach(library -> bridges.computeIfAbsent(library, added -> bridge(added, javaHomes)));
        bridges.values().forEach(BridgeDriver::prepare);
    }

    private List<Path> places(List<DriverLibrary> libraries) {
        return libraries.stream()
                .flatMap(driver ->
                        Stream.concat(driver.paths(OperatingSystem.current()).stream(), registered(driver).stream()))
                .toList();
    }

    private List<DiscoveredLibrary> discover(List<DriverLibrary> libraries, List<Path> places, JavaHomes javaHomes) {
        var names = Stream.of(builtIn, ofSystem)
                .flatMap(List::stream)
                .map(TokenDriver::name)
                .collect(Collectors.toCollection(ArrayList::new));
        libraries.forEach(driver -> names.add(driver.name()));
        try {
            return discovery.beside(places, names, javaHomes);
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "no libraries are looked for", e);
            return List.of();
        }
    }

    private BridgeDriver bridge(Installed library, JavaHomes javaHomes) {
        var driver = library.driver();
        var limits = new BridgeDriver.Limits(BridgeDriver.Limits.USUAL.answer(), driver.idle());
        if (library.discovered()) {
            var inspection = inspected(discovery.inspection(driver, library.path(), javaHomes));
            return BridgeDriver.ofFound(driver.name(), library.path(), inspection, limits);
        }
        var inspection = inspected(new LibraryInspection(driver, library.path(), javaHomes, copies));
        return new BridgeDriver(driver.name(), library.path(), inspection, limits);
    }

    /** The spare bridge learns of the library only when it is inspected. */
    private BridgePreparation inspected(LibraryInspection inspection) {
        return new StillInstalled(install, () -> spare.before(inspection.prepare()));
    }

    private List<Path> registered(DriverLibrary driver) {
        try {
            return driver.providers().stream()
                    .flatMap(provider -> registered.of(provider).stream())
                    .toList();
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "the registry is not asked for " + driver.name(), e);
            return List.of();
        }
    }

    /**
     * Returns the library's path, or its path if it were installed; empty if the vendor has none for this system. Among
     * several existing files, a 64-bit one that fits a Java is preferred, then any that fits a Java, then the first.
     */
    static Optional<Path> place(DriverLibrary driver, List<Path> registered, JavaHomes javaHomes) {
        var candidates = new ArrayList<>(driver.paths(OperatingSystem.current()));
        candidates.addAll(registered);
        return candidates.stream()
                .filter(Files::isRegularFile)
                .min(Comparator.comparing(path -> LibraryFit.of(path, driver.kind(), javaHomes)))
                .or(() -> candidates.stream().findFirst());
    }

    private static boolean isGivenUp(Map.Entry<Installed, BridgeDriver> entry, Set<Installed> wanted) {
        if (wanted.contains(entry.getKey())) {
            return false;
        }
        entry.getValue().close();
        return true;
    }

    /** Returns the library's path of each driver, or its path if it were installed, by the driver's name. */
    synchronized Map<String, Path> libraries() {
        var places = new LinkedHashMap<String, Path>();
        bridges.keySet().forEach(library -> places.put(library.driver().name(), library.path()));
        return places;
    }

    /** Returns true when an entry of the profile may mean this file, at any of its places. */
    synchronized boolean isNamed(Path library) {
        return named.contains(DiscoveredDrivers.real(library));
    }

    /** Libraries that the profile does not name and lets be looked for, the ones that are not loaded too. */
    synchronized List<DiscoveredLibrary> discovered() {
        return discovered;
    }

    /** Makes the next adoption search for libraries again, even if the last search was recent. */
    void forgetFound() {
        discovery.forget();
    }

    synchronized List<TokenDriver> drivers() {
        var all = new ArrayList<>(builtIn);
        all.addAll(bridges.values());
        all.addAll(ofSystem);
        return List.copyOf(all);
    }
}
