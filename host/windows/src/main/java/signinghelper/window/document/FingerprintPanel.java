package signinghelper.window.document;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.prompt.DocumentLine;
import signinghelper.window.part.CopyButton;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.StatusIcon;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;

/** Fingerprint of the selected document with its whole title, shown on demand. */
final class FingerprintPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;

    private final transient Words words;
    private final transient Runnable onResize;
    private final JToggleButton toggle;
    private final JPanel copying = new JPanel(new BorderLayout());
    private final JTextArea title = PlainText.styled(PlainText.paragraph(""), "small");
    private final JTextArea digest = PlainText.styled(PlainText.paragraph(""), "small");

    /** @param onResize runs when it was opened or closed */
    FingerprintPanel(Words words, Runnable onResize) {
        super(new BorderLayout(UIScale.scale(GAP), 0));
        this.words = words;
        this.onResize = onResize;
        this.toggle =
                PlainText.styled(PlainText.button(new JToggleButton(), words.get("sign.fingerprint")), "disclosure");
        toggle.setHorizontalAlignment(SwingConstants.LEADING);
        toggle.setMnemonic(words.mnemonic("sign.fingerprint"));
        toggle.addActionListener(event -> open());
        var texts = new JPanel(new BorderLayout());
        texts.add(title, BorderLayout.NORTH);
        texts.add(digest, BorderLayout.CENTER);
        add(toggle, BorderLayout.NORTH);
        add(texts, BorderLayout.CENTER);
        add(copying, BorderLayout.LINE_END);
        showOpen();
    }

    private void open() {
        showOpen();
        onResize.run();
    }

    private void showOpen() {
        toggle.setIcon(StatusIcon.of(toggle.isSelected() ? "down" : "right"));
        title.setVisible(toggle.isSelected());
        digest.setVisible(toggle.isSelected());
        copying.setVisible(toggle.isSelected());
    }

    void show(DocumentLine document) {
        PlainText.change(title, PlainText.folded(document.title()));
        PlainText.change(digest, document.digest());
        copying.removeAll();
        copying.add(PlainText.styled(
                new CopyButton(words.get("sign.fingerprint.copy"), document.digest(), words), "link small"));
        toggle.getAccessibleContext().setAccessibleDescription(title.getText() + "\n" + digest.getText());
        revalidate();
    }
}
