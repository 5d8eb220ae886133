package signinghelper.app;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.OperatingSystem;
import signinghelper.profile.DriverLibrary;
import signinghelper.profile.Profile;
import signinghelper.token.TokenDriver;
import signinghelper.token.bridge.BridgeDriver;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The drivers there are: those in this program, and one for each library that the profile in force names. */
final class DriverCatalog {
    private static final Logger LOG = System.getLogger(DriverCatalog.class.getName());

    private static final String WINDOWS_STORE = "windows";

    private final List<TokenDriver> builtIn = builtIn();
    private final Map<DriverLibrary, BridgeDriver> bridges = new LinkedHashMap<>();
    private final List<BridgeDriver> ofSystem = ofSystem(OperatingSystem.current(), System.getenv("SystemRoot"));

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
    synchronized void adopt(Profile profile) {
        bridges.entrySet().removeIf(entry -> isGivenUp(entry, profile));
        for (var library : profile.drivers()) {
            library.paths(OperatingSystem.current()).stream()
                    .findFirst()
                    .ifPresent(path -> bridges.computeIfAbsent(
                            library,
                            named -> new BridgeDriver(
                                    named.name(),
                                    path,
                                    BridgeMode.launch(named, path, Path.of(System.getProperty("java.home"))),
                                    BridgeDriver.Limits.USUAL)));
        }
        bridges.values().forEach(BridgeDriver::prepare);
    }

    private static boolean isGivenUp(Map.Entry<DriverLibrary, BridgeDriver> entry, Profile profile) {
        if (profile.drivers().contains(entry.getKey())) {
            return false;
        }
        entry.getValue().close();
        return true;
    }

    synchronized List<TokenDriver> drivers() {
        var all = new ArrayList<>(builtIn);
        all.addAll(bridges.values());
        all.addAll(ofSystem);
        return List.copyOf(all);
    }
}
