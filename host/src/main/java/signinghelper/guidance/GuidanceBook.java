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
    private static final Pattern CASE = Pattern.compile("\\[(\\w+)=(\\w+)] ");

    private final Map<Language, Map<ErrorCode, Guidance>> words = new EnumMap<>(Language.class);

    public GuidanceBook() {
        for (var language : Language.values()) {
            words.put(language, read(language));
        }
    }

    /**
     * Fills in {@code facts}. What they do not tell is said to be unknown; a step that needs it is left out, and so are
     * steps of other cases.
     *
     * @param facts by name; one that depends on the language by {@code name@tag}, e.g. {@code menu@en}
     */
    public Guidance words(ErrorCode code, Map<String, String> facts, Language language) {
        var found = Objects.requireNonNull(
                Objects.requireNonNull(words.get(language)).get(code));
        var told = new Facts(facts, language);
        return new Guidance(
                told.fill(found.title()),
                told.fill(found.reason()),
                found.steps().stream()
                        .filter(step -> applies(step, facts) && told.suffice(step))
                        .map(step -> told.fill(withoutCase(step)))
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

    private static Map<ErrorCode, Guidance> read(Language language) {
        var file = "/guidance/" + language.tag() + ".json";
        try (var in = Objects.requireNonNull(GuidanceBook.class.getResourceAsStream(file), file)) {
            return new JsonMapper().readValue(in, new TypeReference<EnumMap<ErrorCode, Guidance>>() {});
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
