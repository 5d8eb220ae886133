package signinghelper.guidance;

import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Texts for the diagnosis's checks and repairs, read from {@code check/<language>.json}. */
public final class CheckBook {
    private final Map<Language, Words> words = new EnumMap<>(Language.class);

    /**
     * Texts of a check.
     *
     * @param name in two or three words
     * @param pass a sentence for a check that found nothing wrong
     */
    public record CheckWords(String name, String pass) {
        public CheckWords {
            Objects.requireNonNull(name);
            Objects.requireNonNull(pass);
        }
    }

    /**
     * Texts in one language.
     *
     * @param checks by the check's id
     * @param repairs label of the button, by the repair's id
     * @param actions description of a repair's step, by its key
     */
    record Words(Map<String, CheckWords> checks, Map<String, String> repairs, Map<String, String> actions) {
        Words {
            checks = Map.copyOf(checks);
            repairs = Map.copyOf(repairs);
            actions = Map.copyOf(actions);
        }
    }

    public CheckWords check(String id, Language language) {
        return found(of(language).checks(), id);
    }

    /**
     * Returns the sentence for a check that found nothing wrong; parts in brackets are left out when their facts are
     * unknown.
     */
    public String pass(String id, Map<String, String> facts, Language language) {
        return new Facts(facts, language).fill(check(id, language).pass());
    }

    public String repair(String id, Language language) {
        return found(of(language).repairs(), id);
    }

    public String action(String key, Language language) {
        return found(of(language).actions(), key);
    }

    /** Reads a language's words when they are first needed. */
    synchronized Words of(Language language) {
        return words.computeIfAbsent(language, CheckBook::read);
    }

    private static <T> T found(Map<String, T> words, String key) {
        return Objects.requireNonNull(words.get(key), key);
    }

    private static Words read(Language language) {
        var file = "/check/" + language.tag() + ".json";
        try (var in = Objects.requireNonNull(CheckBook.class.getResourceAsStream(file), file)) {
            return new JsonMapper().readValue(in, Words.class);
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
