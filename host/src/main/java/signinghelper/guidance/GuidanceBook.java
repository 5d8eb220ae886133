package signinghelper.guidance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The words for every error, read from {@code guidance/<language>.json}. {@code {fact}} stands for what a fact tells; a
 * step that begins with {@code [fact=VALUE]} is for that case alone.
 */
public final class GuidanceBook {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern CASE = Pattern.compile("\\[(\\w+)=(\\w+)] ");

    private final Map<Language, Map<ErrorCode, Guidance>> words = new EnumMap<>(Language.class);

    public GuidanceBook() {
        for (var language : Language.values()) {
            words.put(language, read(language));
        }
    }

    /** Fills in {@code facts}; what they do not tell is said to be unknown, and steps of other cases are left out. */
    public Guidance words(ErrorCode code, Map<String, String> facts, Language language) {
        var found = Objects.requireNonNull(
                Objects.requireNonNull(words.get(language)).get(code));
        return new Guidance(
                fill(found.title(), facts, language),
                fill(found.reason(), facts, language),
                found.steps().stream()
                        .filter(step -> applies(step, facts))
                        .map(step -> fill(withoutCase(step), facts, language))
                        .toList());
    }

    private static boolean applies(String step, Map<String, String> facts) {
        var onlyFor = CASE.matcher(step);
        return !onlyFor.lookingAt() || onlyFor.group(2).equals(facts.get(onlyFor.group(1)));
    }

    private static String withoutCase(String step) {
        var onlyFor = CASE.matcher(step);
        return onlyFor.lookingAt() ? step.substring(onlyFor.end()) : step;
    }

    private static String fill(String text, Map<String, String> facts, Language language) {
        var unknown = language == Language.CHINESE ? "未知" : "unknown";
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        match -> java.util.regex.Matcher.quoteReplacement(facts.getOrDefault(match.group(1), unknown)));
    }

    private static Map<ErrorCode, Guidance> read(Language language) {
        var file = "/guidance/" + language.tag() + ".json";
        try (var in = Objects.requireNonNull(GuidanceBook.class.getResourceAsStream(file), file)) {
            return new JsonMapper().readValue(in, new TypeReference<EnumMap<ErrorCode, Guidance>>() {});
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
