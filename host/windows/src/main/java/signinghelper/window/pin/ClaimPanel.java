package signinghelper.window.pin;

import signinghelper.window.part.LabelledRows;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import javax.swing.JPanel;

/** Panel with the claims of a program about itself, at any length. */
final class ClaimPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    ClaimPanel(String claim, String file, Words words) {
        setLayout(new LabelledRows());
        add("client.claim", claim, words);
        add("client.program", file, words);
    }

    private void add(String key, String text, Words words) {
        var label = PlainText.label(words.get(key));
        label.setName(LabelledRows.LABEL);
        add(label);
        add(PlainText.paragraph(text));
    }
}
