package signinghelper.platform;

import com.sun.jna.platform.win32.Kernel32;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Restarts that Windows notes in the registry: servicing and updates by a key, files to be replaced at the next start
 * by a value (documented with {@code MoveFileEx}).
 */
public final class WindowsRestarts implements Restarts {
    private static final String CURRENT_VERSION = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\";
    private static final List<Registry.Key> KEYS = List.of(
            machine(CURRENT_VERSION + "Component Based Servicing\\RebootPending"),
            machine(CURRENT_VERSION + "WindowsUpdate\\Auto Update\\RebootRequired"));
    private static final Registry.Key SESSION_MANAGER = machine("SYSTEM\\CurrentControlSet\\Control\\Session Manager");
    private static final String FILES = "PendingFileRenameOperations";

    private final Registry registry;

    public WindowsRestarts(Registry registry) {
        this.registry = registry;
    }

    private static Registry.Key machine(String path) {
        return new Registry.Key(Root.LOCAL_MACHINE, View.BITS_64, path);
    }

    @Override
    public List<String> pending() {
        var noted = new ArrayList<String>();
        KEYS.stream().filter(registry::exists).map(Registry.Key::toString).forEach(noted::add);
        if (registry.values(SESSION_MANAGER).stream().anyMatch(FILES::equalsIgnoreCase)) {
            noted.add(SESSION_MANAGER.child(FILES).toString());
        }
        return List.copyOf(noted);
    }

    /** With fast startup (hybrid shutdown) this time continues after a shutdown; only a restart resets it. */
    @Override
    public Optional<Duration> running() {
        return Optional.of(Duration.ofMillis(Kernel32.INSTANCE.GetTickCount64()));
    }
}
