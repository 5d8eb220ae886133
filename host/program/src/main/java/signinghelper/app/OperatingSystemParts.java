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
 * Parts that exist on only one operating system, or differ between them.
 *
 * @param registry always empty on systems without a registry
 * @param services always empty on systems without such a list
 * @param timeService empty when the clock cannot be set from here
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
                Services.patient(new WindowsServices(registry)),
                new WindowsRestarts(registry),
                Optional.of(new WindowsTimeService(WindowsPrograms::systemFolder, new WindowsPrograms())));
    }

    private static OperatingSystemParts unix(Optional<TimeService> timeService) {
        return new OperatingSystemParts(
                false, new NoRegistry(), name -> Optional.empty(), LinuxRestarts.ofThisComputer(), timeService);
    }
}
