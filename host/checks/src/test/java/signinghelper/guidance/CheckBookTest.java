package signinghelper.guidance;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class CheckBookTest {
    private final CheckBook book = new CheckBook();

    @Test
    void everyLanguageHasWordsForTheSameChecksRepairsAndActions() {
        var chinese = book.of(Language.CHINESE);
        var english = book.of(Language.ENGLISH);

        assertThat(english.checks().keySet()).isEqualTo(chinese.checks().keySet());
        assertThat(english.repairs().keySet()).isEqualTo(chinese.repairs().keySet());
        assertThat(english.actions().keySet()).isEqualTo(chinese.actions().keySet());
    }

    @Test
    void eachLanguageIsWrittenInItsOwnScript() {
        assertThat(texts(Language.CHINESE))
                .isNotEmpty()
                .allMatch(text -> text.matches(".*\\p{IsHan}.*") || isName(text));
        assertThat(texts(Language.ENGLISH)).isNotEmpty().noneMatch(text -> text.matches(".*\\p{IsHan}.*"));
    }

    @Test
    void everyCheckAndRepairHasALineInTheDocument() throws IOException {
        var document = Files.readString(Path.of("../../docs/checks.md"));
        var words = book.of(Language.ENGLISH);

        assertThat(Stream.concat(words.checks().keySet().stream(), words.repairs().keySet().stream()))
                .allSatisfy(id -> assertThat(document).contains("\n| `" + id + "` |"));
    }

    /** Returns true when the text is equal in every language. */
    private static boolean isName(String text) {
        return text.equals("U-Key");
    }

    private List<String> texts(Language language) {
        var words = book.of(language);
        return Stream.concat(
                        words.checks().values().stream().flatMap(check -> Stream.of(check.name(), check.pass())),
                        Stream.concat(words.repairs().values().stream(), words.actions().values().stream()))
                .toList();
    }
}
