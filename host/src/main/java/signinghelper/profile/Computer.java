package signinghelper.profile;

import java.util.List;
import java.util.stream.Stream;

import static signinghelper.profile.Profile.require;

/**
 * The portal's settings for its users' computers.
 *
 * @param drivers libraries of U-Key vendors, and the setting for searching others
 * @param time servers to ask for the time
 * @param middleware that conflicts with the portal's U-Keys
 * @param temporaryFiles that collect in the folder of temporary files
 * @param formerInstallations programs that the helper replaces
 */
public record Computer(
        List<DriverEntry> drivers,
        TimeSettings time,
        List<Dated<Middleware>> middleware,
        TemporaryFiles temporaryFiles,
        List<Dated<FormerInstallation>> formerInstallations) {

    /** Settings without any content. */
    public static final Computer UNKNOWN =
            new Computer(List.of(), TimeSettings.NONE, List.of(), TemporaryFiles.NONE, List.of());

    public Computer {
        drivers = List.copyOf(drivers);
        require(drivers.stream().map(DriverEntry::name).distinct().count() == drivers.size(), "drivers");
        middleware = List.copyOf(middleware);
        formerInstallations = List.copyOf(formerInstallations);
    }

    /** Returns a copy with other drivers. */
    public Computer with(List<DriverEntry> others) {
        return new Computer(others, time, middleware, temporaryFiles, formerInstallations);
    }

    /** Libraries that are named. */
    public List<DriverLibrary> libraries() {
        return drivers.stream()
                .flatMap(entry -> entry instanceof DriverLibrary library ? Stream.of(library) : Stream.empty())
                .toList();
    }

    /** Returns true when libraries that the profile does not name are also loaded if they are found. */
    public boolean discovers() {
        return drivers.stream().anyMatch(Discovery.class::isInstance);
    }
}
