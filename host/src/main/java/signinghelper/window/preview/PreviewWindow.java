package signinghelper.window.preview;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.preview.PagePictures;
import signinghelper.window.part.Words;

import java.awt.Dimension;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.KeyStroke;

/** Window with the pages of a document. */
public final class PreviewWindow {
    private static final Dimension SIZE = new Dimension(860, 720);

    private PreviewWindow() {}

    /** Opens one above {@code owner}, which closes the pages with it; Escape closes it. */
    public static void open(Window owner, PagePictures pages, Words words) {
        var dialog = new JDialog(owner, words.get("preview.title"));
        var panel = new PreviewPanel(pages, words);
        dialog.add(panel);
        dialog.getRootPane()
                .registerKeyboardAction(
                        event -> dialog.dispose(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                panel.end();
            }
        });
        var screen = owner.getGraphicsConfiguration().getBounds();
        var size = UIScale.scale(SIZE);
        dialog.setSize(Math.min(size.width, screen.width), Math.min(size.height, screen.height));
        dialog.setLocationRelativeTo(owner);
        dialog.setVisible(true);
        panel.view().requestFocusInWindow();
    }
}
