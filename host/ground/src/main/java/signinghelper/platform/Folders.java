package signinghelper.platform;

import signinghelper.installation.HomeFolder;
import signinghelper.installation.InstallationFolder;
import signinghelper.installation.Product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Folders of the program and of its data on this computer.
 *
 * @param product the portal whose program it is, which names the other folders
 * @param install the program: launcher, {@code app/}, {@code profile.jws}, {@code portal.txt}
 * @param state the user's own folder: data that is kept between starts, and {@code log/}
 * @param machinePolicy file that only an administrator can write
 */
public record Folders(Product product, Path install, Path state, Path machinePolicy) {
    /**
     * System property with the program's installation folder; without it, the launcher makes that folder the working
     * directory.
     */
    public static final String INSTALL_PROPERTY = "signinghelper.install";

    /**
     * Creates the folders by the conventions of {@code system}: XDG base directories on Linux, {@code %LOCALAPPDATA%}
     * and {@code %ProgramFiles%} on Windows, {@code ~/Library} on macOS.
     *
     * @param product read from {@code install}
     * @param home as {@link HomeFolder} gives it
     */
    public static Folders of(
            Product product, OperatingSystem system, Map<String, String> environment, Path home, Path install) {
        return switch (system) {
            case LINUX ->
                new Folders(
                        product,
                        install,
                        variable(environment, "XDG_STATE_HOME")
                                .orElse(home.resolve(".local/state"))
                                .resolve(product.name()),
                        Path.of("/etc", product.name(), "policy.json"));
            case WINDOWS ->
                new Folders(
                        product,
                        install,
                        variable(environment, "LOCALAPPDATA")
                                .orElse(home.resolve("AppData/Local"))
                                .resolve(product.nameOnWindows()),
                        variable(environment, "ProgramFiles")
                                .orElse(Path.of("C:/Program Files"))
                                .resolve(product.nameOnWindows())
                                .resolve("policy.json"));
            case MACOS ->
                new Folders(
                        product,
                        install,
                        home.resolve("Library/Application Support").resolve(product.nameOnWindows()),
                        Path.of("/Library/Application Support", product.nameOnWindows(), "policy.json"));
        };
    }

    /** Creates the folders of this process. */
    public static Folders ofThisProcess() {
        var install = Path.of(System.getProperty(INSTALL_PROPERTY, "")).toAbsolutePath();
        try {
            return of(
                    Product.of(install),
                    OperatingSystem.current(),
                    System.getenv(),
                    HomeFolder.ofThisPerson(),
                    install);
        } catch (IOException e) {
            throw new UncheckedIOException("this installation is damaged", e);
        }
    }

    public Path profile() {
        return profileIn(install);
    }

    /** Returns the profile of the copy of the program in a folder. */
    public static Path profileIn(Path copy) {
        return copy.resolve("profile.jws");
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

    /**
     * Returns the folder that the programs of all portals share: places of their windows on the screen, so that none hides
     * another's.
     */
    public Path ofAllPortals() {
        var own = state.getFileName().toString();
        return state.resolveSibling(
                own.substring(0, own.length() - "-".length() - product.id().length()));
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
