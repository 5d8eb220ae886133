package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;

import java.awt.Component;
import java.awt.Container;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JRootPane;
import javax.swing.JTabbedPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/** Layer over a window with the letters that do something with Alt now. Takes no click and no focus. */
final class KeyTipLayer extends JComponent {
    private static final long serialVersionUID = 1L;
    private static final int HEIGHT = 20;
    private static final int OVERLAP = 6;
    private static final int ARC = 4;

    private final JRootPane root;

    KeyTipLayer(JRootPane root) {
        this.root = root;
        setFont(UIManager.getFont("small.font").deriveFont(Font.BOLD));
    }

    /**
     * A letter and its part.
     *
     * @param of the part's place, in the window
     */
    record Tip(String letter, Rectangle of) {}

    /** Returns the tips of all parts that are seen and enabled, in the order of reading. */
    List<Tip> tips() {
        var tips = new ArrayList<Tip>();
        collect(root.getContentPane(), tips);
        return tips;
    }

    private void collect(Component part, List<Tip> tips) {
        if (!part.isVisible()) {
            return;
        }
        if (part instanceof JTabbedPane tabs) {
            for (var place = 0; place < tabs.getTabCount(); place++) {
                if (tabs.getMnemonicAt(place) > 0 && tabs.getBoundsAt(place) != null) {
                    tips.add(tip(tabs.getMnemonicAt(place), tabs, tabs.getBoundsAt(place)));
                }
            }
        } else if (part instanceof JComponent component && component.isEnabled()) {
            collect(component, tips);
        }
        if (part instanceof Container container) {
            for (var inner : container.getComponents()) {
                collect(inner, tips);
            }
        }
    }

    private void collect(JComponent part, List<Tip> tips) {
        var meant = meant(part);
        letters(part, WHEN_IN_FOCUSED_WINDOW).forEach(letter -> tips.add(tip(letter, meant, seen(meant))));
        if (part.isFocusOwner()) {
            // A field's own letter is that of the button at its end.
            var end = new Rectangle(part.getWidth() - part.getHeight(), 0, part.getHeight(), part.getHeight());
            letters(part, WHEN_FOCUSED).forEach(letter -> tips.add(tip(letter, part, end)));
        }
    }

    /** Returns the codes of the keys that do something with Alt there, and Escape's. */
    private static Stream<Integer> letters(JComponent part, int where) {
        var keys = part.getInputMap(where).allKeys();
        return keys == null
                ? Stream.of()
                : Stream.of(keys)
                        .filter(key -> !key.isOnKeyRelease() && (isWithAlt(key) || key.equals(EscapeKey.STROKE)))
                        .map(KeyStroke::getKeyCode)
                        .distinct();
    }

    private static boolean isWithAlt(KeyStroke key) {
        var held = InputEvent.ALT_DOWN_MASK | InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK;
        return (key.getModifiers() & held) == InputEvent.ALT_DOWN_MASK
                && key.getKeyCode() >= KeyEvent.VK_A
                && key.getKeyCode() <= KeyEvent.VK_Z;
    }

    /** A label's letter leads to its field. */
    private static JComponent meant(JComponent part) {
        return part instanceof JLabel label && label.getLabelFor() instanceof JComponent field ? field : part;
    }

    /** Returns the place of what is seen of a part: of a list its rows, of a wide button its words. */
    private static Rectangle seen(JComponent part) {
        var seen = part.getVisibleRect();
        if (part instanceof AbstractButton) {
            seen.width = Math.min(seen.width, part.getPreferredSize().width);
        }
        return seen;
    }

    private Tip tip(int code, Component part, Rectangle place) {
        return new Tip(
                code == KeyEvent.VK_ESCAPE ? "Esc" : String.valueOf((char) code),
                SwingUtilities.convertRectangle(part, place, root.getLayeredPane()));
    }

    @Override
    public boolean contains(int x, int y) {
        return false;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        var painted = (Graphics2D) graphics.create();
        painted.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        painted.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        painted.setFont(getFont());
        tips().forEach(tip -> paint(tip, painted));
        painted.dispose();
    }

    private void paint(Tip tip, Graphics2D painted) {
        var metrics = painted.getFontMetrics();
        var height = UIScale.scale(HEIGHT);
        var width = Math.max(height, metrics.stringWidth(tip.letter()) + UIScale.scale(2 * OVERLAP));
        // Below the part's words, and within the window.
        var left = Math.min(tip.of().x + (tip.of().width - width) / 2, getWidth() - width);
        var top = Math.min(tip.of().y + tip.of().height - UIScale.scale(OVERLAP), getHeight() - height);
        var arc = UIScale.scale(ARC);
        painted.setColor(Design.color("text"));
        painted.fillRoundRect(left, top, width, height, arc, arc);
        painted.setColor(Design.color("background"));
        painted.drawString(
                tip.letter(),
                left + (width - metrics.stringWidth(tip.letter())) / 2,
                top + (height - metrics.getHeight()) / 2 + metrics.getAscent());
    }
}
