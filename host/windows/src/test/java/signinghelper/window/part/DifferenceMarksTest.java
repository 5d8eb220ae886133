package signinghelper.window.part;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JTextArea;

import static org.assertj.core.api.Assertions.assertThat;

class DifferenceMarksTest {

    @BeforeAll
    static void setTheLook() {
        Appearance.apply(false);
    }

    /** The marked characters, those of different marks apart. */
    private static String marked(JTextArea text) {
        return Stream.of(text.getHighlighter().getHighlights())
                .map(mark -> text.getText().substring(mark.getStartOffset(), mark.getEndOffset()))
                .collect(Collectors.joining("|"));
    }

    @ParameterizedTest
    @CsvSource({
        "91420100MADEM0003F, 91420100MADEM0011F, 0|3, 1|1",
        "某某中学, 某某中学本级, '', 本级",
        "湖北某某科技有限公司, 湖北某某有限公司, 科技, ''",
        "甲公司, 甲公司, '', ''",
        "甲, 乙丙, 甲, 乙丙"
    })
    void whatDiffersIsMarkedOnBothSides(String one, String other, String inOne, String inOther) {
        var left = PlainText.strong(one);
        var right = PlainText.strong(other);
        DifferenceMarks.mark(left, right);

        assertThat(marked(left)).isEqualTo(inOne);
        assertThat(marked(right)).isEqualTo(inOther);
    }

    @Test
    void marksAreTakenAway() {
        var left = PlainText.strong("甲");
        var right = PlainText.strong("乙");
        DifferenceMarks.mark(left, right);
        DifferenceMarks.clear(left, right);

        assertThat(marked(left) + marked(right)).isEmpty();
    }
}
