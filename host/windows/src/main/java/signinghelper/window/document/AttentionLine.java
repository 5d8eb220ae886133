package signinghelper.window.document;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.window.part.NoticeStrip;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Strip above a prompt's documents that says how many seals the user has to place, with the one step that goes on. */
final class AttentionLine extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;

    private final transient Words words;
    private final JTextArea text = PlainText.paragraph("");
    private final JButton button;
    private String who = "";

    AttentionLine(Words words, Runnable onButton) {
        super(new BorderLayout());
        this.words = words;
        this.button = PlainText.styled(PlainText.button(new JButton(), words.get("sign.toplace.next")), "primary");
        button.setMnemonic(words.mnemonic("sign.toplace.next"));
        button.setDefaultCapable(false);
        button.addActionListener(event -> onButton.run());
        var row = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        row.setOpaque(false);
        row.add(text, BorderLayout.CENTER);
        row.add(button, BorderLayout.LINE_END);
        var strip = new NoticeStrip(Verdict.WARN);
        strip.stack(0, row);
        add(strip);
        setVisible(false);
    }

    /** Shows the number of documents that wait for their seal's place; without any, the strip is hidden. */
    void show(int toPlace) {
        PlainText.change(text, words.get("sign.toplace", toPlace));
        setVisible(toPlace > 0);
        describe();
    }

    /** Adds {@code asked}, who asks for what, to what a screen reader says of the button. */
    void introduce(String asked) {
        who = asked;
        describe();
    }

    private void describe() {
        button.getAccessibleContext().setAccessibleDescription(who + "\n" + text.getText());
    }

    /** Moves the focus to its button. Returns false if there is nothing to press. */
    boolean focus() {
        button.requestFocusInWindow();
        return isVisible();
    }
}
