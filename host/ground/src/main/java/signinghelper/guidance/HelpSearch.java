package signinghelper.guidance;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Search for answers by the user's words. Chinese is written without spaces, so the words are matched anywhere. When no
 * answer contains all of them, the answers with the most of their character pairs are returned.
 */
public final class HelpSearch {
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Punct}\\p{IsPunctuation}]+");

    private record Indexed(HelpBook.Answer answer, String question, String all) {}

    private final List<Indexed> answers;

    public HelpSearch(List<HelpBook.Answer> answers) {
        this.answers = answers.stream()
                .map(answer -> new Indexed(
                        answer,
                        plain(answer.question() + " " + String.join(" ", answer.words())),
                        plain(answer.question()
                                + " " + String.join(" ", answer.words())
                                + " " + String.join(" ", answer.lines()))))
                .toList();
    }

    /** Returns the answers, best first; every answer for an empty {@code query}. */
    public List<HelpBook.Answer> find(String query) {
        var terms = Arrays.stream(BETWEEN.split(plain(query)))
                .filter(term -> !term.isEmpty())
                .toList();
        var whole = answers.stream()
                .filter(answer -> terms.stream().allMatch(answer.all()::contains))
                .sorted(Comparator.comparing(answer -> !terms.stream().allMatch(answer.question()::contains)))
                .map(Indexed::answer)
                .toList();
        return whole.isEmpty() ? nearest(terms) : whole;
    }

    private List<HelpBook.Answer> nearest(List<String> terms) {
        var pieces = terms.stream().flatMap(HelpSearch::pieces).distinct().toList();
        var best = answers.stream()
                .mapToLong(answer -> count(pieces, answer))
                .max()
                .orElse(0);
        return best == 0
                ? List.of()
                : answers.stream()
                        .filter(answer -> count(pieces, answer) == best)
                        .map(Indexed::answer)
                        .toList();
    }

    private static long count(List<String> pieces, Indexed answer) {
        return pieces.stream().filter(answer.all()::contains).count();
    }

    /** Pairs of characters in Chinese, whole words elsewhere: pairs of Latin letters are everywhere. */
    private static Stream<String> pieces(String term) {
        if (term.codePoints().noneMatch(Character::isIdeographic)) {
            return Stream.of(term);
        }
        return IntStream.range(0, term.length() - 1).mapToObj(at -> term.substring(at, at + 2));
    }

    /** Full-width letters and capitals count as the usual ones. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
