package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;
import signinghelper.check.Verdict;
import signinghelper.guidance.VisibleText;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GraphicsEnvironment;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

/** Panel of a planned change, the consent to it, and its result. */
public final class ConsentPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    /** Height of a screen below which a window is wider, with less room around its parts. */
    private static final int LOW = 480;

    private static final int GAP = 8;

    /** Height of all that is no text, with the window's title bar. */
    private static final int BESIDE_TEXT = 192;

    private final transient Words words;
    private final JLabel heading = PlainText.title("");
    private final JTextArea text = PlainText.paragraph("");
    private final JButton confirm = PlainText.button(new JButton(), "");
    private final JButton close = PlainText.button(new JButton(), "");
    private final JScrollPane scroll;
    private final JProgressBar progress = new JProgressBar();

    public ConsentPanel(Words words, Runnable onConfirm, Runnable onClose) {
        super(new BorderLayout(0, UIScale.scale(isLow() ? GAP : 2 * GAP)));
        this.words = words;
        var edge = UIScale.scale(edge());
        setBorder(BorderFactory.createEmptyBorder(edge, edge, edge, edge));
        PlainText.styled(confirm, "primary").setDefaultCapable(false);
        confirm.addActionListener(event -> onConfirm.run());
        close.addActionListener(event -> onClose.run());
        heading.setLabelFor(text);
        heading.setIconTextGap(UIScale.scale(GAP));
        progress.setIndeterminate(true);
        // Its keys scroll it.
        PlainText.styled(text, "message").setFocusable(true);
        var scrolled = new ScrolledColumn();
        scrolled.stack(0, text);
        scroll = new JScrollPane(scrolled);
        scroll.setBorder(null);
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        var buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, 0, 0));
        buttons.add(confirm);
        buttons.add(Box.createHorizontalStrut(UIScale.scale(GAP)));
        buttons.add(close);
        var foot = new JPanel(new BorderLayout());
        foot.add(progress, BorderLayout.NORTH);
        foot.add(buttons, BorderLayout.SOUTH);
        add(heading, BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
        add(foot, BorderLayout.SOUTH);
    }

    private static int screen() {
        return GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds().height;
    }

    private static boolean isLow() {
        return screen() < UIScale.scale(LOW);
    }

    private static int edge() {
        return isLow() ? 2 * GAP : 3 * GAP;
    }

    /** Shows {@code lines} and asks for consent; {@code key} is the text key of the consent button. */
    public void ask(String name, String lines, String key) {
        say(null, name, lines);
        confirm.setText(VisibleText.of(words.get(key)));
        confirm.setMnemonic(words.mnemonic(key));
        offer(true, "cancel");
    }

    /** Shows progress; there is no button until the end. */
    public void showWorking(String name, String lines) {
        say(null, name, lines);
        progress.setVisible(true);
        confirm.setVisible(false);
        close.setVisible(false);
        text.requestFocusInWindow();
        fit();
    }

    /** Shows how it has ended; only closing is possible. */
    public void showEnd(Verdict verdict, String lines) {
        say(verdict, heading.getText(), lines);
        offer(false, "close");
    }

    private void offer(boolean confirming, String closing) {
        progress.setVisible(false);
        confirm.setVisible(confirming);
        close.setText(VisibleText.of(words.get(closing)));
        close.setVisible(true);
        fit();
        if (isShowing()) {
            close.requestFocusInWindow();
        }
    }

    /** Gives the text the height that it needs, and the window that of its content, once it is there. */
    public void fit() {
        var window = SwingUtilities.getWindowAncestor(this);
        if (window == null || !window.isDisplayable()) {
            return;
        }
        var width = UIScale.scale((isLow() ? 560 : 480) - 2 * edge());
        text.setSize(width, Short.MAX_VALUE);
        var room = screen() - UIScale.scale(BESIDE_TEXT - (isLow() ? 4 * GAP : 0));
        scroll.setPreferredSize(new Dimension(width, Math.min(text.getPreferredSize().height, room)));
        window.pack();
    }

    private void say(@Nullable Verdict verdict, String name, String lines) {
        heading.setIcon(verdict == null ? null : StatusIcon.of(verdict));
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
