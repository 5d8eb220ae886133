package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.guidance.VisibleText;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;

/** Panel of a planned change, the consent to it, and its result. */
public final class ConsentPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final Dimension TEXT = new Dimension(560, 240);

    private final transient Words words;
    private final JLabel heading = PlainText.heading("");
    private final JTextArea text = PlainText.paragraph("");
    private final JButton confirm = PlainText.button(new JButton(), "");
    private final JButton close = PlainText.button(new JButton(), "");

    public ConsentPanel(Words words, Runnable onConfirm, Runnable onClose) {
        super(new BorderLayout(0, UIScale.scale(12)));
        this.words = words;
        var edge = UIScale.scale(16);
        setBorder(BorderFactory.createEmptyBorder(edge, edge, edge, edge));
        confirm.addActionListener(event -> onConfirm.run());
        close.addActionListener(event -> onClose.run());
        heading.setLabelFor(text);
        // Its keys scroll it.
        text.setFocusable(true);
        var scrolled = new ScrolledColumn();
        scrolled.stack(0, text);
        var scroll = new JScrollPane(scrolled);
        scroll.setBorder(null);
        scroll.setPreferredSize(UIScale.scale(TEXT));
        var buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, UIScale.scale(8), 0));
        buttons.add(confirm);
        buttons.add(close);
        add(heading, BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
        add(buttons, BorderLayout.SOUTH);
    }

    /** Shows {@code lines} and asks for consent; {@code key} is the text key of the consent button. */
    public void ask(String name, String lines, String key) {
        say(name, lines);
        confirm.setText(VisibleText.of(words.get(key)));
        confirm.setMnemonic(words.mnemonic(key));
        confirm.setVisible(true);
        close("cancel");
    }

    /** Shows progress; all buttons are disabled until the end. */
    public void showWorking(String name, String lines) {
        say(name, lines);
        confirm.setVisible(false);
        close("cancel");
        close.setEnabled(false);
    }

    /** Shows the end; only closing is possible. */
    public void showEnd(String lines) {
        say(heading.getText(), lines);
        confirm.setVisible(false);
        close("close");
    }

    private void close(String key) {
        close.setText(VisibleText.of(words.get(key)));
        close.setEnabled(true);
        if (isShowing()) {
            close.requestFocusInWindow();
        }
    }

    private void say(String name, String lines) {
        heading.setText(VisibleText.of(name));
        PlainText.change(text, lines);
        text.getAccessibleContext().setAccessibleName(VisibleText.of(name));
        revalidate();
    }

    /** Returns the closing button. Enter closes and does not agree: consent needs more than a habitual key. */
    public JButton closing() {
        return close;
    }
}
