package signinghelper.window.part;

import com.formdev.flatlaf.FlatClientProperties;
import signinghelper.guidance.VisibleText;

import java.awt.Font;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import javax.swing.text.DefaultCaret;

/**
 * Maker of every text in a window. Titles, names and certificates are external text: it must not be read as HTML, hide
 * a part of itself or change the reading direction.
 */
public final class PlainText {
    private static final String HTML_OFF = "html.disable";

    /** Chinese characters in a line of a paragraph. */
    private static final int LINE_LENGTH = 42;

    /** Blanks, including letters that are invisible: Hangul fillers and the blank of Braille. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\u115F\u1160\u2800\u3164\uFFA0]{2,}");

    private PlainText() {}

    /** Replaces each run of blanks by one, so that no run hides the rest of a title. */
    public static String folded(String text) {
        return BLANKS.matcher(text).replaceAll(" ");
    }

    public static JLabel label(String text) {
        var label = plain(new JLabel());
        label.setText(VisibleText.of(text));
        return label;
    }

    public static JLabel heading(String text) {
        var label = label(text);
        label.setFont(UIManager.getFont("h3.font"));
        return label;
    }

    /** Creates the title of a page, which stands there once. */
    public static JLabel title(String text) {
        return styled(label(text), "title");
    }

    /** Runs over several lines; no stop of the Tab key, and named by itself for a screen reader. */
    public static JTextArea paragraph(String text) {
        var area = new JTextArea();
        area.setFocusable(false);
        // Set before its text: the scroll pane around it would otherwise scroll to the end.
        ((DefaultCaret) area.getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
        area.setText(VisibleText.of(text));
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setOpaque(false);
        area.setBorder(null);
        area.setFont(UIManager.getFont("Label.font"));
        area.setForeground(UIManager.getColor("Label.foreground"));
        name(area);
        wrap(area);
        return area;
    }

    /** Sets other lines in a paragraph; its container must be laid out again. */
    public static void change(JTextArea paragraph, String lines) {
        var isNamedByText =
                paragraph.getText().equals(paragraph.getAccessibleContext().getAccessibleName());
        paragraph.setText(lines.lines().map(VisibleText::of).collect(Collectors.joining("\n")));
        if (isNamedByText) {
            name(paragraph);
        }
        wrap(paragraph);
    }

    private static void name(JTextArea area) {
        area.getAccessibleContext().setAccessibleName(area.getText());
    }

    /**
     * Wraps the text. The height of wrapped text depends on its width, so it needs a width before its first layout, and
     * again after it was hidden. Beside a label it has only a part of the row's width.
     */
    private static void wrap(JTextArea area) {
        var place = area.getParent();
        if (place == null || place.getWidth() == 0) {
            var character = area.getFontMetrics(area.getFont()).charWidth('国');
            area.setSize(LINE_LENGTH * character, Short.MAX_VALUE);
        } else {
            var own = area.getWidth();
            area.setSize(own == 0 ? place.getWidth() : Math.min(own, place.getWidth()), Short.MAX_VALUE);
        }
    }

    public static JTextArea strong(String text) {
        var area = paragraph(text);
        area.setFont(area.getFont().deriveFont(Font.BOLD));
        return area;
    }

    /** Returns {@code part} in a style of {@code FlatLaf.properties}, e.g. {@code heading}. */
    public static <C extends JComponent> C styled(C part, String style) {
        part.putClientProperty(FlatClientProperties.STYLE_CLASS, style);
        return part;
    }

    public static <B extends AbstractButton> B button(B button, String text) {
        plain(button).setText(VisibleText.of(text));
        button.putClientProperty(FlatClientProperties.MINIMUM_HEIGHT, UIManager.getInt("SigningHelper.control"));
        return button;
    }

    /** Must be called before the component has its text: Swing looks for HTML the moment it is set. */
    public static <C extends JComponent> C plain(C component) {
        component.putClientProperty(HTML_OFF, true);
        return component;
    }
}
