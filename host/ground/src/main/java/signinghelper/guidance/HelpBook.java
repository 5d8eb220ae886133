package signinghelper.guidance;

import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Short answers to users' frequent questions, read from {@code help/<language>.json}. {@code {fact}} is replaced by a
 * value from the portal's profile; a line whose fact is missing is left out.
 */
public final class HelpBook {
    private final Map<Language, Words> words = new EnumMap<>(Language.class);

    /**
     * Question with its answer.
     *
     * @param id the same in every language
     * @param lines of the answer, in order
     * @param words other words that users have for it, for the search alone
     */
    public record Answer(String id, String question, List<String> lines, List<String> words) {
        public Answer {
            Objects.requireNonNull(id);
            Objects.requireNonNull(question);
            lines = List.copyOf(lines);
            words = List.copyOf(words);
        }
    }

    /** Password that users confuse with others: its name, and the place where it is asked for. */
    public record Password(String name, String text) {
        public Password {
            Objects.requireNonNull(name);
            Objects.requireNonNull(text);
        }
    }

    /** Texts in one language. */
    record Words(List<Answer> answers, List<Password> passwords) {
        Words {
            answers = List.copyOf(answers);
            passwords = List.copyOf(passwords);
        }
    }

    public HelpBook() {
        for (var language : Language.values()) {
            words.put(language, read(language));
        }
    }

    /** Returns the answers with {@code facts} filled in, as in {@link GuidanceBook#words}. */
    public List<Answer> answers(Map<String, String> facts, Language language) {
        var told = new Facts(facts, language);
        return of(language).answers().stream()
                .map(answer -> new Answer(
                        answer.id(), answer.question(), filled(answer.lines(), told), filled(answer.words(), told)))
                .toList();
    }

    private static List<String> filled(List<String> texts, Facts told) {
        return texts.stream().filter(told::suffice).map(told::fill).toList();
    }

    public List<Password> passwords(Language language) {
        return of(language).passwords();
    }

    Words of(Language language) {
        return Objects.requireNonNull(words.get(language));
    }

    private static Words read(Language language) {
        var file = "/help/" + language.tag() + ".json";
        try (var in = Objects.requireNonNull(HelpBook.class.getResourceAsStream(file), file)) {
            return new JsonMapper().readValue(in, Words.class);
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
