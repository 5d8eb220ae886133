package signinghelper.app;

import signinghelper.platform.Architecture;
import signinghelper.platform.LibraryFile;
import signinghelper.profile.DriverLibrary;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.bridge.BridgeLaunch;
import signinghelper.token.bridge.BridgePreparation;
import signinghelper.token.bridge.BridgeProgram;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decision that a library may be loaded, and by what. The library itself is not loaded. */
final class LibraryInspection implements BridgePreparation {
    private final DriverLibrary driver;
    private final Path path;
    private final JavaHomes javaHomes;
    private final LibraryTrust trust;

    LibraryInspection(DriverLibrary driver, Path path, JavaHomes javaHomes, LibraryTrust trust) {
        this.driver = driver;
        this.path = path;
        this.javaHomes = javaHomes;
        this.trust = trust;
    }

    /** Loads exactly the inspected file, or a copy of it: links have been followed before the inspection. */
    @Override
    public BridgeLaunch prepare() throws Refusal {
        try {
            var library = LibraryFile.read(path.toRealPath());
            var trusted = trust.accept(driver, library.path());
            return launch(trusted, loader(library));
        } catch (AccessDeniedException e) {
            throw Refusal.of(ErrorCode.DRIVER_BLOCKED, e);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    private BridgeLaunch launch(Path library, JavaHomes.Loader loader) {
        var options = Stream.concat(driver.options().stream(), loader.options().stream())
                .toList();
        return BridgeProgram.launch(loader.javaHome(), driver.kind().word(), driver.name(), library, options);
    }

    private JavaHomes.Loader loader(LibraryFile library) throws Refusal {
        return library.architectures().stream()
                .flatMap(architecture -> javaHomes.of(architecture, driver.kind()).stream())
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        ErrorCode.DRIVER_WRONG_BITNESS,
                        Map.of(
                                "architecture",
                                library.architectures().stream()
                                        .map(Architecture::id)
                                        .sorted()
                                        .collect(Collectors.joining(", ")))));
    }
}
