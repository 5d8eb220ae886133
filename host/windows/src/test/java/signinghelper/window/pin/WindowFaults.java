package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.window.document.DocumentPanel;
import signinghelper.window.part.ShownParts;
import signinghelper.window.part.TextFaults;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JScrollBar;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

import static com.formdev.flatlaf.FlatClientProperties.STYLE_CLASS;

/** Search for what of a prompt on the screen cannot be seen or read. */
final class WindowFaults {
    /** Height of a screen below which who asks stands in one line. */
    private static final int LOW = 480;
    /** Most that lies between two texts of a line. */
    private static final int BETWEEN = 16;

    private final JFrame frame;
    private final Rectangle usable;
    private final List<String> found = new ArrayList<>();

    private WindowFaults(JFrame frame) {
        this.frame = frame;
        this.usable = ScreenChoice.usable(frame.getGraphicsConfiguration());
    }

    /** Lists parts that are cut, hidden, laid over one another, or off the screen. In the event thread. */
    static List<String> ofPlaces(JFrame frame) {
        var search = new WindowFaults(frame);
        search.lookAtParts();
        search.lookAtFocus();
        search.found.addAll(TextFaults.ofOverlaps(frame));
        return search.found;
    }

    private void lookAtParts() {
        if (!usable.contains(frame.getBounds())) {
            found.add("leaves the screen: " + frame.getBounds());
        }
        ShownParts.of(frame.getContentPane())
                .filter(JComponent.class::isInstance)
                .map(JComponent.class::cast)
                .filter(part -> !(part.getParent() instanceof JScrollBar))
                .forEach(this::lookAt);
    }

    private void lookAt(JComponent part) {
        if (part instanceof JScrollBar bar && isForAll(bar) && frame.getHeight() < usable.height) {
            found.add("scrolls although there is room");
        }
        if (part instanceof AskerBar && !(part.isShowing() && isWhole(part))) {
            found.add("who asks is not seen");
        }
        if (part instanceof AskerBar && usable.height < LOW && isStacked(part)) {
            found.add("who asks has room in one line and takes two");
        }
        if (part instanceof JTable table && table.getParent().getHeight() < table.getRowHeight()) {
            found.add("no row is seen whole");
        }
        if (part instanceof JComboBox<?> chooser && chooser.getRenderer() instanceof Component entry) {
            lookAtEntry(chooser, entry);
        }
        if ((isMain(part) && !isWhole(part)) || isCut(part)) {
            found.add("cut: " + part);
        }
    }

    /** Notes texts of the chosen entry that are lower than their place in it, also of one that is scrolled away. */
    private void lookAtEntry(JComboBox<?> chooser, Component entry) {
        chooser.paint(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics());
        ShownParts.of(entry)
                .filter(JTextArea.class::isInstance)
                .filter(text -> text.getY() + text.getHeight()
                        > text.getParent().getParent().getHeight())
                .forEach(text -> found.add("cut in its entry: " + text));
    }

    private void lookAtFocus() {
        var focused = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
        if (focused instanceof JComponent part && !(part instanceof JTable) && !isWhole(part)) {
            found.add("has the focus and is not seen: " + part);
        }
        if (focused != null && canShowMoreBelow(focused)) {
            found.add("hides what stands below the focus");
        }
    }

    /** Returns true when scrolling on would show more below {@code focused}, and still all of it. */
    private static boolean canShowMoreBelow(Component focused) {
        var column = (JComponent) SwingUtilities.getAncestorOfClass(QuestionLayout.class, focused);
        if (column == null) {
            return false;
        }
        var seen = column.getVisibleRect();
        var top = SwingUtilities.convertPoint(focused, 0, 0, column).y;
        return seen.y + seen.height < column.getHeight() && seen.y < top;
    }

    /** Returns true for the bar beside all that the window says, not for that of a list in it. */
    private static boolean isForAll(JScrollBar bar) {
        return bar.getParent() instanceof JScrollPane pane
                && bar == pane.getVerticalScrollBar()
                && pane.getViewport().getView() instanceof QuestionLayout;
    }

    /** Returns true when one text of the bar stands below another, and both have room in one line. */
    private static boolean isStacked(JComponent bar) {
        var texts = ShownParts.of(bar).filter(JTextArea.class::isInstance).toList();
        var first = texts.get(0);
        var last = texts.get(texts.size() - 1);
        var wanted = texts.stream()
                .mapToInt(text -> text.getFontMetrics(text.getFont()).stringWidth(((JTextArea) text).getText()))
                .sum();
        return last.getY() >= first.getY() + first.getHeight()
                && wanted + UIScale.scale(BETWEEN) * (texts.size() - 1)
                        <= first.getParent().getWidth();
    }

    /** Returns true for the action that goes on, and for the two buttons that end the question. */
    private static boolean isMain(JComponent part) {
        return part instanceof AbstractButton
                && ("primary".equals(part.getClientProperty(STYLE_CLASS))
                        || SwingUtilities.getAncestorOfClass(QuestionLayout.class, part) == null);
    }

    private static boolean isWhole(JComponent part) {
        return part.getVisibleRect().equals(new Rectangle(part.getSize()));
    }

    /** Returns true for a part that is cut off and cannot be scrolled into view. */
    private static boolean isCut(JComponent part) {
        if (part instanceof JTextArea text) {
            return SwingUtilities.getAncestorOfClass(DocumentPanel.class, text) == null
                    && (text.getPreferredSize().height > text.getHeight() || isNarrowed(text));
        }
        return (part instanceof JLabel || part instanceof AbstractButton)
                && (part.getPreferredSize().width > part.getWidth() || isNarrowed(part));
    }

    private static boolean isNarrowed(JComponent part) {
        var seen = part.getVisibleRect().width;
        return (seen > 0 && seen < part.getWidth())
                || part.getWidth() > part.getParent().getWidth();
    }
}
