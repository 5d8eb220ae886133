package signinghelper.window.part;

import signinghelper.guidance.VisibleText;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import javax.swing.JButton;

/** Button that copies a text, and confirms it. */
public final class CopyButton extends JButton {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the button without copying.
     *
     * @param name of the button; a screen reader says no more, since what is copied may be long
     */
    public CopyButton(String name, String copied, Words words) {
        PlainText.button(this, name);
        addActionListener(event -> {
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(copied), null);
            setText(VisibleText.of(words.get("page.copied")));
        });
    }
}
