package signinghelper.window.helper;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.window.part.CopyButton;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import javax.swing.JPanel;

/** Line that a user sends to a support desk, wrapped, with a button that copies it. */
final class SupportLinePanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;

    SupportLinePanel(String line, Words words) {
        super(new BorderLayout(UIScale.scale(GAP), 0));
        var shown = PlainText.paragraph("");
        PlainText.change(shown, words.get("helper.line", line));
        shown.getAccessibleContext().setAccessibleName(words.get("helper.line.name"));
        add(shown, BorderLayout.CENTER);
        var button = new JPanel(new BorderLayout());
        var copy = new CopyButton(words.get("helper.line.copy"), line, words);
        copy.getAccessibleContext()
                .setAccessibleName(words.get("page.button", copy.getText(), words.get("helper.line.name")));
        button.add(copy, BorderLayout.NORTH);
        add(button, BorderLayout.LINE_END);
    }
}
