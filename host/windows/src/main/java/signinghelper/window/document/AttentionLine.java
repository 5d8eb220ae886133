package signinghelper.window.document;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Line above a prompt's documents: how many seals the user has to place, or how many documents were not viewed here. */
final class AttentionLine extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;

    private final transient Words words;
    private final JTextArea text = PlainText.paragraph("");
    private final JButton button = PlainText.button(new JButton(), "");

    AttentionLine(Words words, Runnable onButton) {
        super(new BorderLayout(UIScale.scale(GAP), 0));
        this.words = words;
        button.addActionListener(event -> onButton.run());
        add(text, BorderLayout.CENTER);
        add(button, BorderLayout.LINE_END);
    }

    /** Shows that a number of documents wait for their seal's place. */
    void showToPlace(int count) {
        show("sign.toplace", count, true);
    }

    /** Shows that a number of documents were not viewed; {@code isAny} tells that one of them can be. */
    void showUnviewed(int count, boolean isAny) {
        show("sign.unviewed", count, isAny);
    }

    private void show(String key, int count, boolean isAny) {
        PlainText.change(text, words.get(key, count));
        button.setText(words.get(key + ".next"));
        button.setMnemonic(words.mnemonic(key + ".next"));
        button.setVisible(isAny);
        setVisible(true);
    }
}
