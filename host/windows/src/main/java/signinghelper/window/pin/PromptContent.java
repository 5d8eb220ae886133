package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.window.part.LabelledRows;
import signinghelper.window.part.ScrolledColumn;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.beans.PropertyChangeListener;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;

/** Question and form, which scroll when the screen is too small, between who asks and the buttons, which never do. */
final class PromptContent extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final String FOCUS = "permanentFocusOwner";
    private static final int EDGE = 20;
    private static final int GAP = 12;
    /** Higher than any content, so that no scroll bar uses a part of the width. */
    private static final int TALL = 10_000;
    /** A text's lines depend on its width, and the frame's height depends on the text's lines. */
    private static final int PASSES = 3;

    private final QuestionPanel question;
    private final ScrolledColumn column = new ScrolledColumn();
    private final transient PropertyChangeListener follow = event -> showFocused();

    PromptContent(QuestionPanel question, JComponent form, JComponent buttons) {
        super(new BorderLayout());
        this.question = question;
        var edge = UIScale.scale(EDGE);
        var gap = UIScale.scale(GAP);
        column.stack(0, question);
        column.stack(gap, form);
        column.setBorder(BorderFactory.createEmptyBorder(0, edge, 0, edge));
        var scroll = new JScrollPane(column);
        scroll.setBorder(null);
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        buttons.setBorder(BorderFactory.createEmptyBorder(gap, edge, gap, edge));
        var asker = question.asker();
        asker.setBorder(BorderFactory.createEmptyBorder(gap, edge, UIScale.scale(LabelledRows.GAP), edge));
        add(asker, BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
        add(buttons, BorderLayout.SOUTH);
        KeyboardFocusManager.getCurrentKeyboardFocusManager().addPropertyChangeListener(FOCUS, follow);
    }

    /**
     * Sets the height that the content needs at {@code width}; long lists are shortened when it would exceed {@code
     * most}.
     */
    int fit(int width, int most) {
        question.shorten(0);
        var height = heightAt(width);
        if (height > most) {
            question.shorten(height - most);
            height = heightAt(width);
        }
        return height;
    }

    private int heightAt(int width) {
        setSize(width, TALL);
        lay();
        return getPreferredSize().height;
    }

    /** Lays all parts out in the present size, in which a scroll bar may take a part of the width. */
    void lay() {
        for (var pass = 0; pass < PASSES; pass++) {
            invalidate(this);
            validate();
        }
    }

    private static void invalidate(Component component) {
        component.invalidate();
        if (component instanceof Container container) {
            for (var part : container.getComponents()) {
                invalidate(part);
            }
        }
    }

    /** Scrolls to the part with the focus, and to the message below it as far as there is room. */
    void showFocused() {
        var focused = KeyboardFocusManager.getCurrentKeyboardFocusManager().getPermanentFocusOwner();
        if (focused != null && SwingUtilities.isDescendingFrom(focused, column)) {
            column.scrollRectToVisible(new Rectangle(0, column.getHeight() - 1, 1, 1));
            column.scrollRectToVisible(
                    SwingUtilities.convertRectangle(focused.getParent(), focused.getBounds(), column));
        }
    }

    void close() {
        KeyboardFocusManager.getCurrentKeyboardFocusManager().removePropertyChangeListener(FOCUS, follow);
    }
}
