package signinghelper.window.pin;

import signinghelper.check.Verdict;
import signinghelper.window.part.NoticeStrip;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import javax.swing.JButton;
import javax.swing.JPanel;

/** Advice to change a PIN that is still the maker's, with the button that does it. */
final class InitialPinAdvice extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JButton change;

    InitialPinAdvice(Words words, Runnable onChangePin) {
        super(new BorderLayout());
        this.change = PlainText.button(new JButton(), words.get("pin.change"));
        change.setMnemonic(words.mnemonic("pin.change"));
        change.addActionListener(event -> onChangePin.run());
        var row = new JPanel(new BorderLayout());
        row.setOpaque(false);
        row.add(PlainText.paragraph(words.get("pin.default")), BorderLayout.CENTER);
        row.add(change, BorderLayout.LINE_END);
        var strip = new NoticeStrip(Verdict.WARN);
        strip.stack(0, row);
        add(strip);
        setVisible(false);
    }
}
