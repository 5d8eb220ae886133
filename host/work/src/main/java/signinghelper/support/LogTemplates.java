package signinghelper.support;

import signinghelper.protocol.ErrorCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Messages of the log that may leave the computer, from {@code support/log-messages.txt}. The product's own text is
 * allowed, and values of known form within it. A message that is not in the file is left out completely.
 */
public final class LogTemplates {
    private static final String FILE = "/support/log-messages.txt";
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern CAUSE = Pattern.compile(
            "\\s+((?:java|javax|sun|com\\.sun|signinghelper|org\\.bouncycastle|com\\.fasterxml)\\.[A-Za-z0-9_.$]{1,120})(?::.*)?");
    private static final Pattern PLACE_IN_CODE = Pattern.compile(
            "\\s+at (?:java\\.base/)?(?:java|signinghelper)\\.[A-Za-z0-9_.$]{1,150}\\([A-Za-z0-9]{1,60}\\.java:\\d{1,5}\\)");

    private final Set<String> names;
    private final List<Template> templates;

    /** Message pattern with the kinds of its groups, which decide the values that are kept. */
    private record Template(Pattern pattern, List<String> kinds) {}

    /**
     * Reads the templates.
     *
     * @param names of the product's own that may be in a message: methods, checks, drivers
     */
    public LogTemplates(Set<String> names) {
        this.names = Set.copyOf(names);
        this.templates = messages().stream().map(LogTemplates::template).toList();
    }

    static List<String> messages() {
        try (var in = Objects.requireNonNull(LogTemplates.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(FILE, e);
        }
    }

    private static Template template(String message) {
        var pattern = new StringBuilder();
        var kinds = new ArrayList<String>();
        var end = 0;
        for (var place : PLACE.matcher(message).results().toList()) {
            pattern.append(Pattern.quote(message.substring(end, place.start()))).append(form(place.group(1)));
            kinds.add(place.group(1));
            end = place.end();
        }
        return new Template(Pattern.compile(pattern + Pattern.quote(message.substring(end))), List.copyOf(kinds));
    }

    private static String form(String kind) {
        return switch (kind) {
            case "number" -> "(\\d{1,10})";
            case "version" -> "(\\d[0-9A-Za-z.+_-]{0,60})";
            case "code" -> "([A-Z_]{1,60})";
            case "name" -> "([A-Za-z0-9._-]{1,60})";
            case "any" -> "(.*)";
            default -> throw new IllegalStateException(kind);
        };
    }

    /** Returns the part of the message that may leave the computer; empty if none may. */
    Optional<String> message(String message) {
        return templates.stream()
                .flatMap(template -> {
                    var match = template.pattern().matcher(message);
                    return match.matches()
                            ? Stream.of(redacted(message, match.toMatchResult(), template.kinds()))
                            : Stream.empty();
                })
                .findFirst();
    }

    private String redacted(String message, MatchResult match, List<String> kinds) {
        var kept = new StringBuilder();
        var end = 0;
        for (var i = 0; i < kinds.size(); i++) {
            kept.append(message.substring(end, match.start(i + 1))).append(value(kinds.get(i), match.group(i + 1)));
            end = match.end(i + 1);
        }
        return kept.append(message.substring(end)).toString();
    }

    private String value(String kind, String value) {
        var isKept = switch (kind) {
            case "any" -> false;
            case "name" -> names.contains(value);
            case "code" -> isCode(value);
            default -> true;
        };
        return isKept ? value : Redaction.LEFT_OUT;
    }

    private static boolean isCode(String value) {
        return Stream.of(ErrorCode.values())
                .map(Enum::name)
                .collect(Collectors.toSet())
                .contains(value);
    }

    /** Keeps only the class of a cause, since its message may contain any text. */
    Optional<String> cause(String line) {
        if (PLACE_IN_CODE.matcher(line).matches()) {
            return Optional.of(line);
        }
        var cause = CAUSE.matcher(line);
        return cause.matches() ? Optional.of("    " + cause.group(1)) : Optional.empty();
    }
}
