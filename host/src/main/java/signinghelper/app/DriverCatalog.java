package signinghelper.app;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.LibraryFile;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.RegisteredLibraries;
import signinghelper.platform.WindowsRegistry;
import signinghelper.profile.DriverLibrary;
import signinghelper.profile.Profile;
import signinghelper.profile.Vendors;
import signinghelper.token.TokenDriver;
import signinghelper.token.bridge.BridgeDriver;

import java.io.IOException;
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

/** The drivers there are: those in this program, and one for each library that the profile in force names. */
final class DriverCatalog {
    private static final Logger LOG = System.getLogger(DriverCatalog.class.getName());

    private static final String WINDOWS_STORE = "windows";

    private final LibraryCopy copies;
    private final List<TokenDriver> builtIn = builtIn();
    private final Vendors vendors = Vendors.read();
    private final Map<Installed, BridgeDriver> bridges = new LinkedHashMap<>();
    private boolean hasTidiedUp;
    private final List<BridgeDriver> ofSystem = ofSystem(OperatingSystem.current(), System.getenv("SystemRoot"));

    private record Installed(DriverLibrary driver, Path path) {}

    /** Copies of libraries that are accepted by their hash lie below {@code copies}. */
    DriverCatalog(Path copies) {
        this.copies = new LibraryCopy(copies);
    }

    /** One that cannot be made is no reason to do without the others. */
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

    /** Windows' certificate store, which is there if its library is: always. */
    private static List<BridgeDriver> ofSystem(OperatingSystem system, @Nullable String systemRoot) {
        if (system != OperatingSystem.WINDOWS || systemRoot == null) {
            return List.of();
        }
        return List.of(new BridgeDriver(
                WINDOWS_STORE,
                Path.of(systemRoot, "System32", "ncrypt.dll"),
                BridgeMode.windowsStore(WINDOWS_STORE),
                BridgeDriver.Limits.USUAL));
    }

    /** Takes up the libraries of {@code profile}, gives up those it no longer names, and lets the bridges start. */
    synchronized void adopt(Profile profile, JavaHomes javaHomes) {
        var wanted = new LinkedHashSet<Installed>();
        for (var named : profile.drivers()) {
            var driver = vendors.complete(named);
            place(driver, registered(driver), javaHomes).ifPresent(path -> wanted.add(new Installed(driver, path)));
        }
        if (!hasTidiedUp) {
            hasTidiedUp = true;
            copies.removeAllBut(
                    profile.drivers().stream().map(vendors::complete).toList());
        }
        bridges.entrySet().removeIf(entry -> isGivenUp(entry, wanted));
        wanted.forEach(library -> bridges.computeIfAbsent(
                library,
                named -> new BridgeDriver(
                        named.driver().name(),
                        named.path(),
                        new LibraryInspection(named.driver(), named.path(), javaHomes, copies),
                        new BridgeDriver.Limits(
                                BridgeDriver.Limits.USUAL.answer(),
                                named.driver().idle()))));
        bridges.values().forEach(BridgeDriver::prepare);
    }

    private static List<Path> registered(DriverLibrary driver) {
        if (OperatingSystem.current() != OperatingSystem.WINDOWS) {
            return List.of();
        }
        var registered = new RegisteredLibraries(new WindowsRegistry());
        return driver.providers().stream()
                .flatMap(provider -> registered.of(provider).stream())
                .toList();
    }

    /**
     * Where it lies, or where it would if it were installed; empty if the vendor has none for this system. Of several that
     * are there, a 64-bit one is preferred that a Java fits, then any that a Java fits, then the first.
     */
    static Optional<Path> place(DriverLibrary driver, List<Path> registered, JavaHomes javaHomes) {
        var candidates = new ArrayList<>(driver.paths(OperatingSystem.current()));
        candidates.addAll(registered);
        return candidates.stream()
                .filter(Files::isRegularFile)
                .min(Comparator.comparing(path -> fit(path, javaHomes)))
                .or(() -> candidates.stream().findFirst());
    }

    private enum Fit {
        WIDE,
        ANY,
        NONE
    }

    private static Fit fit(Path path, JavaHomes javaHomes) {
        try {
            return LibraryFile.read(path).architectures().stream()
                    .filter(architecture -> javaHomes.of(architecture).isPresent())
                    .map(architecture -> architecture.is64Bit() ? Fit.WIDE : Fit.ANY)
                    .min(Comparator.naturalOrder())
                    .orElse(Fit.NONE);
        } catch (IOException e) {
            LOG.log(Level.INFO, "cannot be read: " + path, e);
            return Fit.NONE;
        }
    }

    private static boolean isGivenUp(Map.Entry<Installed, BridgeDriver> entry, Set<Installed> wanted) {
        if (wanted.contains(entry.getKey())) {
            return false;
        }
        entry.getValue().close();
        return true;
    }

    /** Where the library of each driver lies, or would if it were installed, by the driver's name. */
    synchronized Map<String, Path> libraries() {
        var places = new LinkedHashMap<String, Path>();
        bridges.keySet().forEach(library -> places.put(library.driver().name(), library.path()));
        return places;
    }

    synchronized List<TokenDriver> drivers() {
        var all = new ArrayList<>(builtIn);
        all.addAll(bridges.values());
        all.addAll(ofSystem);
        return List.copyOf(all);
    }
}
