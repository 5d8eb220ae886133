package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;

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

/** Contents of a prompt: who asks, the question, which scrolls where a screen is too small, then form and buttons. */
final class PromptContent extends JPanel {
    static final int EDGE = 24;
    static final int LOW_EDGE = 16;
    static final int GAP = 16;

    private static final long serialVersionUID = 1L;
    private static final String FOCUS = "permanentFocusOwner";
    private static final int LOW_GAP = 8;
    /** Higher than any content, so that no scroll bar uses a part of the width. */
    private static final int TALL = 10_000;
    /** A text's lines depend on its width, and the frame's height depends on the text's lines. */
    private static final int PASSES = 3;

    /** Places of the form. */
    private enum Place {
        ABOVE_BUTTONS,
        BESIDE_BUTTONS,
        SCROLLED
    }

    private final transient QuestionPanel question;
    private final JComponent form;
    private final JComponent buttons;
    private final JPanel foot = new JPanel(new BorderLayout());
    private @Nullable Place place;
    private final transient PropertyChangeListener follow = event -> follow();

    PromptContent(QuestionPanel question, JComponent form, JComponent buttons) {
        super(new BorderLayout());
        this.question = question;
        this.form = form;
        this.buttons = buttons;
        var scroll = new JScrollPane(question.laid());
        scroll.setBorder(null);
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        add(question.bar(), BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
        add(foot, BorderLayout.SOUTH);
        setLow(false);
        KeyboardFocusManager.getCurrentKeyboardFocusManager().addPropertyChangeListener(FOCUS, follow);
    }

    /** Lays out for a window with little height, or with enough. */
    void setLow(boolean isLow) {
        question.setLow(isLow);
        var edge = UIScale.scale(isLow ? LOW_EDGE : EDGE);
        var gap = UIScale.scale(isLow ? LOW_GAP : GAP);
        question.laid().setBorder(BorderFactory.createEmptyBorder(gap, edge, 0, edge));
        buttons.setBorder(BorderFactory.createEmptyBorder(gap, isLow && hasList() ? 0 : edge, gap, edge));
        place(isLow, edge, gap);
    }

    /** Puts the form above the buttons, or beside them where that saves height; one that may scroll, below the question. */
    private void place(boolean isLow, int edge, int gap) {
        var scrolls = false;
        if (form instanceof PromptForm own) {
            own.setLow(isLow, hasList());
            scrolls = own.mayScroll();
        }
        var isBeside = isLow && hasList() && !scrolls;
        form.setBorder(
                BorderFactory.createEmptyBorder(gap, scrolls ? 0 : edge, isBeside ? gap : 0, scrolls ? 0 : edge));
        var wanted = scrolls ? Place.SCROLLED : isBeside ? Place.BESIDE_BUTTONS : Place.ABOVE_BUTTONS;
        if (wanted != place) {
            place = wanted;
            move();
        }
    }

    /** Moves the form to its place. A part that is moved loses the focus, so it stays wherever it can. */
    private void move() {
        foot.removeAll();
        question.laid().setBelow(place == Place.SCROLLED ? form : null);
        if (place != Place.SCROLLED) {
            foot.add(form, BorderLayout.CENTER);
        }
        if (place == Place.BESIDE_BUTTONS) {
            foot.add(atBottom(buttons), BorderLayout.LINE_END);
        } else {
            foot.add(buttons, BorderLayout.SOUTH);
        }
    }

    private static JPanel atBottom(JComponent part) {
        var column = new JPanel(new BorderLayout());
        column.add(part, BorderLayout.SOUTH);
        return column;
    }

    boolean hasList() {
        return question.laid().hasList();
    }

    /** Returns the height that the content needs at {@code width}. */
    int heightAt(int width) {
        setSize(width, TALL);
        pass();
        return getPreferredSize().height;
    }

    /**
     * Lays all parts out in the present size, first without a scroll bar: one that an earlier, smaller size needed would keep
     * the texts narrow, and narrow texts need it.
     */
    void lay() {
        var size = getSize();
        heightAt(size.width);
        setSize(size);
        pass();
    }

    private void pass() {
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

    /** Scrolls to the selected document, and to the part with the focus, and what stands below it. */
    void showFocused() {
        question.reveal();
        follow();
    }

    private void follow() {
        var focused = KeyboardFocusManager.getCurrentKeyboardFocusManager().getPermanentFocusOwner();
        if (focused != null && SwingUtilities.isDescendingFrom(focused, question.laid())) {
            question.laid().scrollRectToVisible(new Rectangle(0, question.laid().getHeight() - 1, 1, 1));
            question.laid()
                    .scrollRectToVisible(
                            SwingUtilities.convertRectangle(focused.getParent(), focused.getBounds(), question.laid()));
        }
    }

    void close() {
        KeyboardFocusManager.getCurrentKeyboardFocusManager().removePropertyChangeListener(FOCUS, follow);
    }
}
