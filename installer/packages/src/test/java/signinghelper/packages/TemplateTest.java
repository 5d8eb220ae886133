package signinghelper.packages;

import org.junit.jupiter.api.Test;

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
}
