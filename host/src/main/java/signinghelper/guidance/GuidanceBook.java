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

/** The words for every error, read from {@code guidance/<language>.json}. */
public final class GuidanceBook {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Map<Language, Map<ErrorCode, Guidance>> words = new EnumMap<>(Language.class);

    public GuidanceBook() {
        for (var language : Language.values()) {
            words.put(language, read(language));
        }
    }

    /** Fills the placeholders from {@code facts}; what the facts do not tell is said to be unknown. */
    public Guidance words(ErrorCode code, Map<String, String> facts, Language language) {
        var found = Objects.requireNonNull(
                Objects.requireNonNull(words.get(language)).get(code));
        return new Guidance(
                fill(found.title(), facts, language),
                fill(found.reason(), facts, language),
                found.steps().stream().map(step -> fill(step, facts, language)).toList());
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
