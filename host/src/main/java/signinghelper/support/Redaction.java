package signinghelper.support;

import signinghelper.check.Evidence;
import signinghelper.guidance.Serial;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static java.util.Map.entry;

/**
 * Filter for the parts of a finding that may leave the computer. The type of each value decides; a value of unknown
 * form is left out.
 */
final class Redaction {
    /** Replacement for a value that is left out. */
    static final String LEFT_OUT = "…";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,40}");

    /** Folders below the user's own that are the same for everyone. */
    private static final Set<String> COMMON_FOLDERS = Set.of(
            ".config",
            ".local",
            ".mozilla",
            "appdata",
            "application support",
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
            "signing-helper",
            "signinghelper",
            "state",
            "temp");

    private static final Pattern SOMEBODYS =
            Pattern.compile("^(/home/|/Users/|[A-Za-z]:/Users/)[^/]+", Pattern.CASE_INSENSITIVE);

    /** Facts of findings that are numbers, states, browsers, drivers and vendors; their words do without all others. */
    private static final Map<String, Pattern> FACTS = Map.ofEntries(
            entry("offset", Pattern.compile("[-+][0-9:]{1,20}")),
            entry("count", Pattern.compile("\\d{1,6}")),
            entry("days", Pattern.compile("\\d{1,6}")),
            entry("status", Pattern.compile("\\d{3}")),
            entry("triesLeft", Pattern.compile("\\d{1,3}")),
            entry("browser", Pattern.compile("[A-Z0-9\\p{IsHan}][A-Za-z0-9\\p{IsHan} ]{1,30}")),
            entry("driver", Pattern.compile("[a-z0-9][a-z0-9.-]{0,31}")),
            entry("architecture", Pattern.compile("[a-z0-9_]{1,20}")),
            entry("usb", Pattern.compile("[0-9A-F]{4}:[0-9A-F]{4}")),
            entry("vendor", Pattern.compile("[A-Za-z0-9\\p{IsHan}][A-Za-z0-9\\p{IsHan} ,]{1,40}")),
            entry("name", Pattern.compile("[A-Z_]{1,40}")),
            entry("creditCode", Pattern.compile("[A-Z_]{1,40}")));

    private final String home;
    private final String person;
    private final SupportChoice choice;

    /**
     * Creates the filter with the names of the user on this computer.
     *
     * @param home the user's own folder
     * @param person the user's login name
     */
    Redaction(Path home, String person, SupportChoice choice) {
        this.home = slashed(home.toString());
        this.person = person.toLowerCase(Locale.ROOT);
        this.choice = choice;
    }

    /** Returns the part of the value that may leave the computer; empty if none may. */
    Optional<String> value(Evidence seen) {
        return switch (seen.kind()) {
            case PLAIN -> Optional.of(seen.value());
            case ADDRESS -> address(seen.value());
            case PATH -> Optional.of(path(seen.value()));
            case SERIAL -> Optional.of(new Serial(seen.value()).shown());
            case IDENTITY -> Optional.of(seen.value()).filter(value -> choice.identity());
            case UNTRUSTED -> Optional.empty();
        };
    }

    static String name(Evidence seen) {
        return NAME.matcher(seen.name()).matches() ? seen.name() : LEFT_OUT;
    }

    static Map<String, String> facts(Map<String, String> facts) {
        var kept = new HashMap<String, String>();
        facts.forEach((name, value) -> {
            var form = FACTS.get(name);
            if (form != null && form.matcher(value).matches()) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    /** Keeps scheme, host and port; a user name and password before them, and a query after them, are private. */
    private static Optional<String> address(String value) {
        try {
            var address = new URI(value);
            if (address.getHost() == null) {
                return value.matches("[A-Za-z0-9.-]{1,253}(:\\d{1,5})?") ? Optional.of(value) : Optional.empty();
            }
            var port = address.getPort() < 0 ? "" : ":" + address.getPort();
            return Optional.of(address.getScheme() + "://" + address.getHost() + port);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Returns the path with slashes on every system. */
    private String path(String value) {
        var path = slashed(value);
        if (!home.isEmpty() && (path + "/").toLowerCase(Locale.ROOT).startsWith(home.toLowerCase(Locale.ROOT) + "/")) {
            return "~" + below(path.substring(home.length()));
        }
        var somebodys = SOMEBODYS.matcher(path);
        if (somebodys.find()) {
            return somebodys.group(1) + LEFT_OUT + below(path.substring(somebodys.end()));
        }
        return Arrays.stream(path.split("/", -1))
                .map(part -> namesThePerson(part) ? LEFT_OUT : part)
                .collect(Collectors.joining("/"));
    }

    /** In the user's own folder any other name may name a human being, a project or a document. */
    private static String below(String rest) {
        return Arrays.stream(rest.split("/", -1))
                .map(part -> part.isEmpty() || COMMON_FOLDERS.contains(part.toLowerCase(Locale.ROOT)) ? part : LEFT_OUT)
                .collect(Collectors.joining("/"));
    }

    private boolean namesThePerson(String part) {
        return !person.isEmpty() && part.toLowerCase(Locale.ROOT).contains(person);
    }

    private static String slashed(String path) {
        return path.replace('\\', '/');
    }
}
