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
 * @param withdrawn versions of the helper itself that are not to be used any more
 */
public record Computer(
        List<DriverEntry> drivers,
        TimeSettings time,
        List<Dated<Middleware>> middleware,
        TemporaryFiles temporaryFiles,
        List<Dated<FormerInstallation>> formerInstallations,
        List<Dated<WithdrawnVersion>> withdrawn) {

    /** Settings without any content. */
    public static final Computer UNKNOWN =
            new Computer(List.of(), TimeSettings.NONE, List.of(), TemporaryFiles.NONE, List.of(), List.of());

    public Computer {
        drivers = List.copyOf(drivers);
        require(drivers.stream().map(DriverEntry::name).distinct().count() == drivers.size(), "drivers");
        middleware = List.copyOf(middleware);
        formerInstallations = List.copyOf(formerInstallations);
        withdrawn = List.copyOf(withdrawn);
    }

    /** Returns a copy with other drivers. */
    public Computer with(List<DriverEntry> others) {
        return new Computer(others, time, middleware, temporaryFiles, formerInstallations, withdrawn);
    }

    /** Returns true when {@code version} of the helper is withdrawn. */
    public boolean isWithdrawn(String version) {
        return withdrawn.stream().anyMatch(one -> one.value().is(version));
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
