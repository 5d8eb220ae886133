package signinghelper.window.helper;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.guidance.VisibleText;
import signinghelper.protocol.ErrorCode;
import signinghelper.session.Cancellation;
import signinghelper.window.part.EscapeKey;
import signinghelper.window.part.Words;

import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.BorderFactory;
import javax.swing.JDialog;

/** Window in which a user reviews a support bundle and saves it. Used only in the event thread. */
final class SupportBundleDialog {
    private static final int EDGE = 16;
    private static final String FILE_NAME = "signing-helper-support.zip";

    private final JDialog dialog;
    private final SupportBundlePanel panel;
    private final Cancellation closed = new Cancellation();

    SupportBundleDialog(Window owner, SupportBundlePanel.Source source, GuidanceBook guidance, Language language) {
        var words = new Words(language, guidance);
        var choice = new FileChoice(language);
        this.dialog = new JDialog(owner, VisibleText.of(words.get("support.title")));
        this.panel = new SupportBundlePanel(source, words, above -> choice.save(above, FILE_NAME), this::close);
        var edge = UIScale.scale(EDGE);
        panel.setBorder(BorderFactory.createEmptyBorder(edge, edge, edge, edge));
        dialog.setContentPane(panel);
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                closed.cancel(ErrorCode.ABORTED);
            }
        });
        EscapeKey.runs(dialog.getRootPane(), this::close);
    }

    void open() {
        dialog.pack();
        dialog.setLocationRelativeTo(dialog.getOwner());
        dialog.setVisible(true);
        panel.gather(closed);
    }

    private void close() {
        dialog.dispose();
    }
}
