package signinghelper.app;

import signinghelper.check.LinuxTimeService;
import signinghelper.check.TimeService;
import signinghelper.check.WindowsTimeService;
import signinghelper.platform.LinuxRestarts;
import signinghelper.platform.NoRegistry;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.Registry;
import signinghelper.platform.Restarts;
import signinghelper.platform.Services;
import signinghelper.platform.WindowsPrograms;
import signinghelper.platform.WindowsRegistry;
import signinghelper.platform.WindowsRestarts;
import signinghelper.platform.WindowsServices;

import java.util.Optional;

/**
 * Parts that only one operating system has, or each has in its own way.
 *
 * @param registry empty of everything where there is none
 * @param services none are known where the system has no such list
 * @param timeService empty where the clock cannot be set from here
 */
record OperatingSystemParts(
        boolean isWindows, Registry registry, Services services, Restarts restarts, Optional<TimeService> timeService) {

    static OperatingSystemParts ofThisComputer() {
        return switch (OperatingSystem.current()) {
            case WINDOWS -> windows();
            case LINUX -> unix(Optional.of(new LinuxTimeService()));
            case MACOS -> unix(Optional.empty());
        };
    }

    private static OperatingSystemParts windows() {
        var registry = new WindowsRegistry();
        return new OperatingSystemParts(
                true,
                registry,
                new WindowsServices(registry),
                new WindowsRestarts(registry),
                Optional.of(new WindowsTimeService(WindowsPrograms.systemFolder(), new WindowsPrograms())));
    }

    private static OperatingSystemParts unix(Optional<TimeService> timeService) {
        return new OperatingSystemParts(
                false, new NoRegistry(), name -> Optional.empty(), LinuxRestarts.ofThisComputer(), timeService);
    }
}
