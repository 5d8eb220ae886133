package signinghelper.platform;

import com.sun.jna.platform.win32.W32Service;
import com.sun.jna.platform.win32.W32ServiceManager;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.Winsvc;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;

import java.util.Optional;

/**
 * Services of this computer. It has little logic on purpose: it can only run on Windows, and has not been run so far.
 */
public final class WindowsServices implements Services {
    private static final Registry.Key ALL =
            new Registry.Key(Root.LOCAL_MACHINE, View.BITS_64, "SYSTEM\\CurrentControlSet\\Services");
    private static final String START = "Start";
    /** {@code SERVICE_DISABLED}. */
    private static final int DISABLED = 4;

    private final Registry registry;

    public WindowsServices(Registry registry) {
        this.registry = registry;
    }

    @Override
    public Optional<State> state(String name) {
        try (var manager = new W32ServiceManager(Winsvc.SC_MANAGER_CONNECT);
                var service = manager.openService(name, Winsvc.SERVICE_QUERY_STATUS)) {
            return Optional.of(isDisabled(name) ? State.DISABLED : stateOf(service));
        } catch (Win32Exception e) {
            if (e.getErrorCode() == WinError.ERROR_SERVICE_DOES_NOT_EXIST) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean isDisabled(String name) {
        return registry.number(ALL.child(name), START)
                .filter(start -> start == DISABLED)
                .isPresent();
    }

    private static State stateOf(W32Service service) {
        return service.queryStatus().dwCurrentState == Winsvc.SERVICE_RUNNING ? State.RUNNING : State.STOPPED;
    }
}
