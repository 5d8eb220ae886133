package signinghelper.window.part;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.awt.BorderLayout;
import java.util.List;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.plaf.basic.BasicHTML;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTest {

    /** Sets the look as the program does: each look has its own way with HTML. */
    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
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

    @Test
    void aParagraphTakesOtherLinesAndHidesNothingInThem() {
        var paragraph = PlainText.paragraph("");
        PlainText.change(paragraph, "one\ntwo\u202E");

        assertThat(paragraph.getText()).isEqualTo("one\ntwo<U+202E>");
    }

    @Test
    void aParagraphIsNoStopOfTheTabKeyAndNamesItself() {
        var paragraph = PlainText.paragraph("one");
        assertThat(paragraph.isFocusable()).isFalse();
        assertThat(paragraph.getAccessibleContext().getAccessibleName()).isEqualTo("one");

        PlainText.change(paragraph, "two");
        assertThat(paragraph.getAccessibleContext().getAccessibleName()).isEqualTo("two");
    }

    /** A hidden paragraph has no height; shown again, it must not ask for one line only and be cut off. */
    @Test
    void knowsHowManyLinesItNeedsWhenItIsShownAgain() {
        var paragraph = PlainText.paragraph("");
        var column = new Column();
        column.stack(0, paragraph);
        paragraph.setVisible(false);
        column.setSize(400, 400);
        column.doLayout();
        var line = PlainText.paragraph("锁").getPreferredSize().height;

        PlainText.change(paragraph, "锁定".repeat(60));
        paragraph.setVisible(true);
        assertThat(paragraph.getPreferredSize().height).isBetween(4 * line, 7 * line);
    }

    /** Otherwise each window would grow wider whenever such a text changes. */
    @Test
    void asksForNoMoreThanItsPartOfALineThatItSharesWithALabel() {
        var line = new JPanel(new BorderLayout());
        var paragraph = PlainText.paragraph("锁定".repeat(60));
        var label = PlainText.label("证书持有人");
        line.add(label, BorderLayout.LINE_START);
        line.add(paragraph, BorderLayout.CENTER);
        line.setSize(500, 200);
        line.doLayout();

        PlainText.change(paragraph, "锁定".repeat(60));
        assertThat(line.getPreferredSize().width).isLessThanOrEqualTo(500);
    }

    /** Otherwise a window would be packed too low and cut the paragraph off. */
    @Test
    void knowsHowManyLinesItNeedsBeforeItIsLaidOut() {
        var line = PlainText.paragraph("锁").getPreferredSize().height;

        assertThat(PlainText.paragraph("锁定".repeat(30)).getPreferredSize().height)
                .isGreaterThanOrEqualTo(2 * line);
        assertThat(PlainText.strong("锁定".repeat(60)).getPreferredSize().height).isGreaterThanOrEqualTo(3 * line);
    }
}
