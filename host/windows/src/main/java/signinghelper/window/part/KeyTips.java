package signinghelper.window.part;

import org.jspecify.annotations.Nullable;

import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import javax.swing.JLayeredPane;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;

/** Key tips of all windows: each letter stands over its button or field while Alt is held. */
final class KeyTips implements KeyEventDispatcher {
    private @Nullable KeyTipLayer shown;

    /** Watches the keys of all windows from now on. */
    static void watch() {
        var focus = KeyboardFocusManager.getCurrentKeyboardFocusManager();
        var tips = new KeyTips();
        focus.addKeyEventDispatcher(tips);
        // The release of Alt goes to another program then.
        focus.addPropertyChangeListener("focusedWindow", change -> tips.hide());
    }

    @Override
    public boolean dispatchKeyEvent(KeyEvent event) {
        if (event.getID() == KeyEvent.KEY_PRESSED && event.getKeyCode() == KeyEvent.VK_ALT) {
            show(SwingUtilities.getRootPane(event.getComponent()));
        } else if (!event.isAltDown()) {
            hide();
        }
        return false;
    }

    private void show(@Nullable JRootPane root) {
        if (root == null || shown != null) {
            return;
        }
        var pane = root.getLayeredPane();
        var layer = new KeyTipLayer(root);
        layer.setSize(pane.getSize());
        pane.add(layer, JLayeredPane.POPUP_LAYER);
        pane.repaint();
        shown = layer;
    }

    private void hide() {
        var layer = shown;
        shown = null;
        if (layer != null && layer.getParent() != null) {
            var pane = layer.getParent();
            pane.remove(layer);
            pane.repaint();
        }
    }
}
