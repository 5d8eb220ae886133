package signinghelper.platform;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Setting of the system by which a script (PAC) chooses the proxy. The script is neither fetched nor run: Java uses the
 * result where the system hands it on.
 */
public interface ProxyScript {
    /** Setting of a system on which none is looked for. */
    ProxyScript NONE = Optional::empty;

    /** Returns the script's address, which may be empty where the network tells it; nothing when none is set. */
    Optional<String> address();

    static ProxyScript ofThisComputer(Registry registry) {
        return switch (OperatingSystem.current()) {
            case WINDOWS -> new WindowsProxyScript(registry);
            case LINUX -> new GnomeProxyScript(Path.of("/usr/bin/gsettings"));
            case MACOS -> NONE;
        };
    }
}
