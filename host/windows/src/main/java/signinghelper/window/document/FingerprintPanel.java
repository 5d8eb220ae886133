package signinghelper.window.document;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.prompt.DocumentLine;
import signinghelper.window.part.CopyButton;
import signinghelper.window.part.Disclosure;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JToggleButton;

/** Fingerprint of the selected document with its whole title, shown on demand. */
final class FingerprintPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;

    private final transient Words words;
    private final JToggleButton toggle;
    private final JPanel copying = new JPanel(new BorderLayout());
    private final JTextArea title = PlainText.styled(PlainText.paragraph(""), "small");
    private final JTextArea digest = PlainText.styled(PlainText.paragraph(""), "small");

    /** @param onResize runs when it was opened or closed */
    FingerprintPanel(Words words, Runnable onResize) {
        super(new BorderLayout(UIScale.scale(GAP), 0));
        this.words = words;
        var texts = new JPanel(new BorderLayout());
        this.toggle = Disclosure.of(words.get("sign.fingerprint"), List.of(texts, copying), onResize);
        toggle.setMnemonic(words.mnemonic("sign.fingerprint"));
        texts.add(title, BorderLayout.NORTH);
        texts.add(digest, BorderLayout.CENTER);
        add(toggle, BorderLayout.NORTH);
        add(texts, BorderLayout.CENTER);
        add(copying, BorderLayout.LINE_END);
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
