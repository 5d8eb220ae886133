package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;

import javax.swing.JProgressBar;
import javax.swing.JTextArea;

/** Panel in the place of the PIN while the U-Key works: what it does, how far it is, and with which file. */
final class ProgressPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;
    private static final int TENTHS = 10;

    private final JTextArea text = PlainText.styled(PlainText.paragraph(""), "strong message");
    private final JProgressBar bar = new JProgressBar();
    private final JTextArea title = PlainText.styled(PlainText.paragraph(""), "small");
    private int spokenTenth = -1;

    ProgressPanel() {
        // It has the focus meanwhile: a stray Enter must reach no button.
        text.setFocusable(true);
        stack(0, text);
        stack(UIScale.scale(GAP), bar, title);
        setVisible(false);
    }

    /** Shows work whose end nobody knows. */
    void show(String working) {
        PlainText.change(text, working);
        bar.setIndeterminate(true);
        title.setVisible(false);
        setVisible(true);
    }

    /** Shows how many of {@code total} are done, and the title of the present one. */
    void show(String working, int done, int total, String of) {
        bar.setIndeterminate(false);
        bar.setMaximum(total);
        bar.setValue(done);
        PlainText.change(title, PlainText.folded(of));
        title.setVisible(true);
        var tenth = done * TENTHS / total;
        var spoken = tenth == spokenTenth ? text.getAccessibleContext().getAccessibleName() : working;
        PlainText.change(text, working);
        // A screen reader says each tenth; each file would never end.
        text.getAccessibleContext().setAccessibleName(spoken);
        spokenTenth = tenth;
        setVisible(true);
    }

    void focus() {
        text.requestFocusInWindow();
    }
}
