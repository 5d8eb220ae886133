package signinghelper.window.part;

import java.awt.event.KeyEvent;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/** Escape key of a window. */
public final class EscapeKey {
    static final KeyStroke STROKE = KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0);

    private EscapeKey() {}

    /** Lets Escape run {@code action} in the window of {@code part}: its root pane, or the button that does the same. */
    public static void runs(JComponent part, Runnable action) {
        part.registerKeyboardAction(event -> action.run(), STROKE, JComponent.WHEN_IN_FOCUSED_WINDOW);
    }
}
