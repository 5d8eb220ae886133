package signinghelper.formats.certificate;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Template of a text that holds a name among other things. A wildcard ends at the next fixed character, so a match takes
 * time in proportion to the text.
 */
final class NamePattern {
    private static final Pattern PART = Pattern.compile("\\*|\\{name}|\\{code}|\\{number}|[^*{}]+");
    private static final String NAME = "{name}";
    private static final String CODE = "[" + UnifiedCreditCode.ALPHABET + "]{" + UnifiedCreditCode.LENGTH + "}";

    private final Pattern pattern;

    /** @throws IllegalArgumentException unless the template has exactly one name, and nothing else in braces */
    NamePattern(String template) {
        var at = template.indexOf(NAME);
        if (at < 0
                || template.indexOf(NAME, at + 1) >= 0
                || !PART.matcher(template).replaceAll("").isEmpty()) {
            throw new IllegalArgumentException("not a pattern of a name: " + template);
        }
        var expression = new StringBuilder();
        for (var part = PART.matcher(template); part.find(); ) {
            expression.append(expressionOf(part.group(), template.substring(part.end())));
        }
        this.pattern = Pattern.compile(expression.toString(), Pattern.DOTALL);
    }

    private static String expressionOf(String part, String rest) {
        return switch (part) {
            case "*" -> anyUntil(rest) + "*+";
            case NAME -> "(?<name>" + anyUntil(rest) + "++)";
            case "{code}" -> CODE;
            case "{number}" -> "[0-9]++";
            default -> Pattern.quote(part);
        };
    }

    private static String anyUntil(String rest) {
        return rest.isEmpty() || rest.startsWith("{") || rest.startsWith("*")
                ? "."
                : "[^" + Pattern.quote(rest.substring(0, 1)) + "]";
    }

    /** Returns the name in {@code text}; empty when the template does not fit all of it. */
    Optional<String> nameIn(String text) {
        var matcher = pattern.matcher(text);
        return matcher.matches()
                ? Optional.of(matcher.group("name").strip()).filter(name -> !name.isEmpty())
                : Optional.empty();
    }
}
