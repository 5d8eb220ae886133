package signinghelper.support;

import signinghelper.installation.DesktopEntry;
import signinghelper.installation.Product;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Filter for paths that leave the computer: no user's name and nothing of a user's own folder stays in them. */
public final class Whereabouts {
    /** Folders and files below the user's own that are the same for everyone. */
    private static final Set<String> COMMON = Set.of(
            ".config",
            ".local",
            ".mozilla",
            "appdata",
            "application support",
            "applications",
            "chromium",
            "google",
            "google-chrome",
            "lib",
            "library",
            "local",
            "log",
            "microsoft",
            "microsoft-edge",
            "nativemessaginghosts",
            "repairs",
            "roaming",
            "share",
            "state",
            "temp");

    private static final Pattern SOMEBODYS =
            Pattern.compile("^(/home/|/Users/|[A-Za-z]:/Users/)[^/]+", Pattern.CASE_INSENSITIVE);

    private final String home;
    private final String person;
    private final Set<String> own;

    /**
     * Creates the filter with the names of the user on this computer.
     *
     * @param home the user's own folder
     * @param person the user's login name
     * @param product whose names of files and folders are the same for everyone
     */
    public Whereabouts(Path home, String person, Product product) {
        this.home = slashed(home.toString());
        this.person = person.toLowerCase(Locale.ROOT);
        this.own = Set.of(
                product.name(),
                product.nameOnWindows().toLowerCase(Locale.ROOT),
                DesktopEntry.fileOf(product),
                product.hostName() + ".json");
    }

    /** Returns the path with slashes on every system. */
    public String shown(String value) {
        var path = slashed(value);
        if (!home.isEmpty() && (path + "/").toLowerCase(Locale.ROOT).startsWith(home.toLowerCase(Locale.ROOT) + "/")) {
            return "~" + below(path.substring(home.length()));
        }
        var somebodys = SOMEBODYS.matcher(path);
        if (somebodys.find()) {
            return somebodys.group(1) + Redaction.LEFT_OUT + below(path.substring(somebodys.end()));
        }
        return Arrays.stream(path.split("/", -1))
                .map(part -> namesThePerson(part) ? Redaction.LEFT_OUT : part)
                .collect(Collectors.joining("/"));
    }

    /** In the user's own folder any other name may name a human being, a project or a document. */
    private String below(String rest) {
        return Arrays.stream(rest.split("/", -1))
                .map(part -> part.isEmpty() || isCommon(part.toLowerCase(Locale.ROOT)) ? part : Redaction.LEFT_OUT)
                .collect(Collectors.joining("/"));
    }

    private boolean isCommon(String part) {
        return COMMON.contains(part) || own.contains(part);
    }

    private boolean namesThePerson(String part) {
        return !person.isEmpty() && part.toLowerCase(Locale.ROOT).contains(person);
    }

    private static String slashed(String path) {
        return path.replace('\\', '/');
    }
}
