package signinghelper.installation;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder behind {@code ~}. Except on Windows that is {@code HOME}, as shells, the XDG base directories and browsers
 * read it. Java returns the account's folder instead.
 */
public final class HomeFolder {
    private HomeFolder() {}

    /** Returns the home folder of the user who runs this program. */
    public static Path ofThisPerson() {
        return of(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /**
     * Returns the home folder of a process.
     *
     * @param system value of the property {@code os.name}
     * @param account where {@code HOME} is missing, empty or relative
     */
    public static Path of(String system, Map<String, String> environment, Path account) {
        if (InstallationFolder.isWindows(system)) {
            return account;
        }
        return Optional.ofNullable(environment.get("HOME"))
                .filter(value -> !value.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(account);
    }
}
