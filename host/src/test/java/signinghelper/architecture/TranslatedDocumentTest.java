package signinghelper.architecture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Compares a document and its translation in what is the same in both languages: commands, files and names. */
class TranslatedDocumentTest {
    private static final Pattern BLOCK = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([^`\n]+)`");
    private static final Pattern HEADING = Pattern.compile("^#+ ", Pattern.MULTILINE);

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Set<String> names(String text) {
        return new TreeSet<>(all(NAME, BLOCK.matcher(text).replaceAll("")));
    }

    private static void compare(String original, String translation) {
        assertThat(all(BLOCK, translation)).isEqualTo(all(BLOCK, original));
        assertThat(names(translation)).isEqualTo(names(original));
        assertThat(all(HEADING, translation)).isEqualTo(all(HEADING, original));
    }

    @ParameterizedTest
    @ValueSource(strings = "administration")
    void namesTheSame(String document) throws IOException {
        var docs = Path.of("../docs");
        compare(
                Files.readString(docs.resolve(document + ".md")),
                Files.readString(docs.resolve(document + ".zh-CN.md")));
    }

    @Test
    void findsANameThatIsMissing() {
        assertThatThrownBy(() -> compare("# A\nuse `x`\n", "# 甲\n用\n")).isInstanceOf(AssertionError.class);
    }
}
