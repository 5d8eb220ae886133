package signinghelper.window.preview;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.content.DocumentText;
import signinghelper.window.part.EscapeKey;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Window;
import javax.swing.BorderFactory;
import javax.swing.JDialog;
import javax.swing.JScrollPane;

/** Window with the text of a document, which is shown and never obeyed. */
public final class TextWindow {
    private static final Dimension SIZE = new Dimension(720, 480);
    private static final int EDGE = 8;

    private TextWindow() {}

    /** Opens one above {@code owner}; Escape closes it. */
    public static void open(Window owner, DocumentText document, Words words, FileSteps steps) {
        var dialog = new JDialog(owner, words.get("text.title"));
        var text = PlainText.paragraph("");
        PlainText.change(text, document.text());
        // Its keys scroll it.
        text.setFocusable(true);
        var edge = UIScale.scale(EDGE);
        text.setBorder(BorderFactory.createEmptyBorder(edge, edge, edge, edge));
        text.getAccessibleContext().setAccessibleName(words.get("text.title"));
        dialog.add(new JScrollPane(text), BorderLayout.CENTER);
        if (steps.count() > 1) {
            dialog.add(new FileBar(steps, words, dialog::dispose), BorderLayout.NORTH);
        }
        if (!document.isWhole()) {
            dialog.add(PlainText.label(words.get("text.cut")), BorderLayout.SOUTH);
        }
        EscapeKey.runs(dialog.getRootPane(), dialog::dispose);
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        dialog.setSize(UIScale.scale(SIZE));
        dialog.setLocationRelativeTo(owner);
        dialog.setVisible(true);
        text.requestFocusInWindow();
    }
}
