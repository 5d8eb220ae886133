package signinghelper.support;

import signinghelper.check.Evidence;
import signinghelper.guidance.Serial;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import static java.util.Map.entry;

/**
 * Filter for the parts of a finding that may leave the computer. The type of each value decides; a value of unknown
 * form is left out.
 */
final class Redaction {
    /** Replacement for a value that is left out. */
    static final String LEFT_OUT = "…";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,40}");

    /** Facts of findings that are numbers, states, browsers, drivers and vendors; their words do without all others. */
    private static final Map<String, Pattern> FACTS = Map.ofEntries(
            entry("offset", Pattern.compile("[-+][0-9:]{1,20}")),
            entry("count", Pattern.compile("\\d{1,6}")),
            entry("days", Pattern.compile("\\d{1,6}")),
            entry("port", Pattern.compile("\\d{1,5}")),
            entry("version", Pattern.compile("\\d[0-9.-]{0,20}")),
            entry("status", Pattern.compile("\\d{3}")),
            entry("triesLeft", Pattern.compile("\\d{1,3}")),
            entry("browser", Pattern.compile("[A-Z0-9\\p{IsHan}][A-Za-z0-9\\p{IsHan} ]{1,30}")),
            entry("driver", Pattern.compile("[a-z0-9][a-z0-9.-]{0,31}")),
            entry("architecture", Pattern.compile("[a-z0-9_]{1,20}")),
            entry("usb", Pattern.compile("[0-9A-F]{4}:[0-9A-F]{4}")),
            entry("vendor", Pattern.compile("[A-Za-z0-9\\p{IsHan}][A-Za-z0-9\\p{IsHan} ,]{1,40}")),
            entry("name", Pattern.compile("[A-Z_]{1,40}")),
            entry("creditCode", Pattern.compile("[A-Z_]{1,40}")));

    private final Whereabouts paths;
    private final SupportChoice choice;

    Redaction(Whereabouts paths, SupportChoice choice) {
        this.paths = paths;
        this.choice = choice;
    }

    /** Returns the part of the value that may leave the computer; empty if none may. */
    Optional<String> value(Evidence seen) {
        return switch (seen.kind()) {
            case PLAIN -> Optional.of(seen.value());
            case ADDRESS -> address(seen.value());
            case PATH -> Optional.of(paths.shown(seen.value()));
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
}
