package signinghelper.window.notice;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.window.part.EscapeKey;
import signinghelper.window.part.WindowIcon;
import signinghelper.window.part.Words;

import java.awt.GraphicsEnvironment;
import javax.swing.JFrame;
import javax.swing.Timer;
import javax.swing.WindowConstants;

/**
 * Window of a notice, in the corner of the screen. Leaves the focus where it is, but can be turned to by keys like any
 * window. Gone after a while, unless it is pointed at or has the focus.
 */
final class NoticeWindow {
    private static final int SHOWN_MILLIS = 12_000;
    private static final int GAP = 24;

    private final JFrame window = new JFrame();
    private final Timer end = new Timer(SHOWN_MILLIS, event -> endUnlessLookedAt());
    private final NoticePanel panel;

    NoticeWindow(String holder, long days, Words words, Runnable onMore) {
        panel = new NoticePanel(holder, days, words, onMore, this::close);
        window.setTitle(panel.getAccessibleContext().getAccessibleName());
        window.setIconImages(WindowIcon.images());
        window.setUndecorated(true);
        window.setAutoRequestFocus(false);
        window.setAlwaysOnTop(true);
        window.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        window.setContentPane(panel);
        EscapeKey.runs(window.getRootPane(), this::close);
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

    private void endUnlessLookedAt() {
        if (panel.getMousePosition(true) == null && !window.isFocused()) {
            close();
        }
    }

    void close() {
        end.stop();
        window.dispose();
    }
}
