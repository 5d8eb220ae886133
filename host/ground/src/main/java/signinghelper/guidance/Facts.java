package signinghelper.guidance;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values for {@code {fact}} in texts, in one language.
 *
 * @param values by name; a value that depends on the language by {@code name@tag}, e.g. {@code menu@en}
 */
record Facts(Map<String, String> values, Language language) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    /** Part of a text that is left out when its facts are unknown, e.g. {@code [ ({contact})]}. */
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*\\{\\w+}[^\\[\\]]*)]");

    Facts {
        values = Map.copyOf(values);
    }

    /** Returns true when every place in {@code text} has a fact. */
    boolean suffice(String text) {
        return isKnown(OPTIONAL.matcher(text).replaceAll(""));
    }

    private boolean isKnown(String text) {
        return PLACEHOLDER.matcher(text).results().allMatch(match -> fact(match.group(1)) != null);
    }

    /** Fills in the facts; an unknown one is written as unknown. */
    String fill(String text) {
        var unknown = language == Language.CHINESE ? "未知" : "unknown";
        var said = OPTIONAL.matcher(text)
                .replaceAll(part -> isKnown(part.group(1)) ? Matcher.quoteReplacement(part.group(1)) : "");
        return PLACEHOLDER
                .matcher(said)
                .replaceAll(
                        match -> Matcher.quoteReplacement(Objects.requireNonNullElse(fact(match.group(1)), unknown)));
    }

    private @Nullable String fact(String name) {
        var inLanguage = values.get(name + "@" + language.tag());
        return inLanguage == null ? values.get(name) : inLanguage;
    }
}
