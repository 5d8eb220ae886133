package signinghelper.packages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TemplateTest {
    private static final Template LINK = new Template(
            "[[#store]]<a href=\"[[store]]\">[[name]]</a>[[#note]] [[note]][[/note]][[/store]][[^store]]none[[/store]]");

    @Test
    void aPartIsThereWithItsValueOrWithoutIt() {
        assertThat(LINK.filled(Map.of())).isEqualTo("none");
        assertThat(LINK.filled(Map.of("store", "s", "name", "n"))).isEqualTo("<a href=\"s\">n</a>");
        assertThat(LINK.filled(Map.of("store", "s", "name", "n", "note", "o"))).isEqualTo("<a href=\"s\">n</a> o");
    }

    @Test
    void aValueIsTextAndNothingElse() {
        var values = Map.of("store", "\"><script>&[[name]]$1", "name", "n");

        assertThat(LINK.filled(values)).isEqualTo("<a href=\"&quot;>&lt;script>&amp;[[name]]$1\">n</a>");
    }

    @Test
    void aPlaceWithoutAValueIsAMistake() {
        assertThatThrownBy(() -> LINK.filled(Map.of("store", "s")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
    }

    @Test
    void aValueStaysOneText() {
        assertThat(new Template("<[[a]]>").filled(Map.of("a", "&lt;\\$0\"<"))).isEqualTo("<&amp;lt;\\$0&quot;&lt;>");
    }

    @Test
    void aPartMayHaveManyLinesAndStandSeveralTimes() {
        var lines = new Template("a\n[[#on]]b\nc\n[[/on]]d [[#on]]e[[/on]][[^on]]f[[/on]]g");

        assertThat(lines.filled(Map.of("on", ""))).isEqualTo("a\nb\nc\nd eg");
        assertThat(lines.filled(Map.of())).isEqualTo("a\nd fg");
    }

    @Test
    void aPartIsTakenAsItStands() {
        assertThat(new Template("[[#on]]$1 \\ $x[[/on]]").filled(Map.of("on", "")))
                .isEqualTo("$1 \\ $x");
    }

    @Test
    void anEmptyValueIsAValue() {
        assertThat(new Template("[[a]][[#a]]there[[/a]]").filled(Map.of("a", "")))
                .isEqualTo("there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[#on]]never closed", "closed only[[/on]]", "[[#on]]crossed[[/off]]", "[[ON]]", "[[on"})
    void aPlaceOrPartThatIsNoneIsAMistake(String wrong) {
        assertThatThrownBy(() -> new Template(wrong).filled(Map.of("on", "value")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[[");
    }

    @Test
    void takesInTheFilesBesideIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("further.html"), "$1 [[a]]");
        var page = Files.writeString(folder.resolve("page.html"), "[[#a]]<[[>further.html]]>[[/a]]");

        assertThat(Template.read(page).filled(Map.of("a", "value"))).isEqualTo("<$1 value>");
    }

    @Test
    void bracketsOfAValueAreText() {
        assertThat(new Template("[[a]]").filled(Map.of("a", "[[#b]]"))).isEqualTo("[[#b]]");
    }
}
