package signinghelper.platform;

import signinghelper.installation.HomeFolder;
import signinghelper.installation.InstallationFolder;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Folders of the program and of its data on this computer.
 *
 * @param install the program: launcher, {@code app/}, {@code profile.jws}
 * @param state the user's own folder: data that is kept between starts, and {@code log/}
 * @param machinePolicy file that only an administrator can write
 */
public record Folders(Path install, Path state, Path machinePolicy) {
    /**
     * System property with the program's installation folder; without it, the launcher makes that folder the working
     * directory.
     */
    public static final String INSTALL_PROPERTY = "signinghelper.install";

    private static final String NAME = "signing-helper";

    /**
     * Creates the folders by the conventions of {@code system}: XDG base directories on Linux, {@code %LOCALAPPDATA%}
     * and {@code %ProgramFiles%} on Windows, {@code ~/Library} on macOS.
     *
     * @param home as {@link HomeFolder} gives it
     */
    public static Folders of(OperatingSystem system, Map<String, String> environment, Path home, Path install) {
        return switch (system) {
            case LINUX ->
                new Folders(
                        install,
                        variable(environment, "XDG_STATE_HOME")
                                .orElse(home.resolve(".local/state"))
                                .resolve(NAME),
                        Path.of("/etc", NAME, "policy.json"));
            case WINDOWS ->
                new Folders(
                        install,
                        variable(environment, "LOCALAPPDATA")
                                .orElse(home.resolve("AppData/Local"))
                                .resolve("SigningHelper"),
                        variable(environment, "ProgramFiles")
                                .orElse(Path.of("C:/Program Files"))
                                .resolve("SigningHelper/policy.json"));
            case MACOS ->
                new Folders(
                        install,
                        home.resolve("Library/Application Support/SigningHelper"),
                        Path.of("/Library/Application Support/SigningHelper/policy.json"));
        };
    }

    /** Creates the folders of this process. */
    public static Folders ofThisProcess() {
        return of(
                OperatingSystem.current(),
                System.getenv(),
                HomeFolder.ofThisPerson(),
                Path.of(System.getProperty(INSTALL_PROPERTY, "")).toAbsolutePath());
    }

    public Path profile() {
        return install.resolve("profile.jws");
    }

    /**
     * Returns the folder with the program's versions side by side, where updates are unpacked; empty for a program
     * without such a folder.
     */
    public Path versions() {
        return InstallationFolder.around(install)
                .map(InstallationFolder::versions)
                .orElse(install.resolve("versions"));
    }

    public Path log() {
        return state.resolve("log");
    }

    /** An empty or relative value is ignored (XDG Base Directory Specification). */
    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
