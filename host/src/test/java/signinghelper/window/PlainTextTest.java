package signinghelper.window;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.plaf.basic.BasicHTML;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTest {

    /** As the program does: each look has its own way with HTML. */
    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Portal", "湖北省政府采购", "𠮷野家", "😀 ok", "e\u0301", "a & b <c>", "１２３"})
    void leavesWhatCanBeSeen(String text) {
        assertThat(PlainText.visible(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "202E", "202A", "2066", "2069", "200E", "061C", "200B", "200D", "FEFF", "00AD", "000A", "000D", "0009", "0000",
        "007F", "0085", "2028", "2029", "E000", "FFFE", "E0041"
    })
    void showsWhatHidesOrTurnsByItsCodePoint(String codePoint) {
        var text = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";

        assertThat(PlainText.visible(text)).isEqualTo("a<U+" + codePoint + ">b");
    }

    @Test
    void showsALoneSurrogateByItsCodePoint() {
        assertThat(PlainText.visible("a\uD800")).isEqualTo("a<U+D800>");
    }

    @Test
    void noComponentReadsHtml() {
        var html = "<html><b>not a portal</b>";
        List<JComponent> components =
                List.of(PlainText.label(html), PlainText.button(new JCheckBox(), html), PlainText.paragraph(html));

        assertThat(components)
                .allSatisfy(component -> assertThat(component.getClientProperty(BasicHTML.propertyKey))
                        .isNull());
        assertThat(PlainText.paragraph(html).getText()).isEqualTo(html);
    }

    /** Or the window that is packed around it would cut it off. */
    @Test
    void knowsHowManyLinesItNeedsBeforeItIsLaidOut() {
        var line = PlainText.paragraph("锁").getPreferredSize().height;

        assertThat(PlainText.paragraph("锁定".repeat(30)).getPreferredSize().height)
                .isGreaterThanOrEqualTo(2 * line);
        assertThat(PlainText.strong("锁定".repeat(60)).getPreferredSize().height).isGreaterThanOrEqualTo(3 * line);
    }
}
