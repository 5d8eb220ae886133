package signinghelper.window.notice;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.window.part.Words;

import java.awt.GraphicsEnvironment;
import javax.swing.JWindow;
import javax.swing.Timer;

/** Window of a notice, in the corner of the screen. Takes no focus, and is gone after a while unless it is pointed at. */
final class NoticeWindow {
    private static final int SHOWN_MILLIS = 12_000;
    private static final int GAP = 24;

    private final JWindow window = new JWindow();
    private final Timer end = new Timer(SHOWN_MILLIS, event -> endUnlessPointedAt());
    private final NoticePanel panel;

    NoticeWindow(String holder, long days, Words words, Runnable onMore) {
        panel = new NoticePanel(holder, days, words, onMore, this::close);
        window.setFocusableWindowState(false);
        window.setAlwaysOnTop(true);
        window.setContentPane(panel);
    }

    void open() {
        // Wrapped words need a peer for their height.
        window.pack();
        var size = panel.fitted();
        var screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        var gap = UIScale.scale(GAP);
        window.setBounds(
                screen.x + screen.width - size.width - gap,
                screen.y + screen.height - size.height - gap,
                size.width,
                size.height);
        window.setVisible(true);
        end.start();
    }

    private void endUnlessPointedAt() {
        if (panel.getMousePosition(true) == null) {
            close();
        }
    }

    void close() {
        end.stop();
        window.dispose();
    }
}
