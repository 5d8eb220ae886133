package signinghelper.jnlp;

import org.jspecify.annotations.Nullable;
import signinghelper.installation.Step;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.GridLayout;
import java.awt.Image;
import java.util.List;
import java.util.Locale;
import javax.swing.BorderFactory;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/** Content of the installation's window: what is installed, how far it is, and what a person can do. */
final class ProgressPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    /** Size of the text, in columns and rows, so that it grows with the font. */
    private static final int COLUMNS = 34;

    private static final int ROWS = 4;
    private static final int MARGIN = 24;
    private static final int GAP = 16;
    private static final int ICON = 48;
    private static final List<Step> STEPS = List.of(Step.values());

    private final transient Locale locale;
    private final JLabel heading;
    private final JProgressBar bar = new JProgressBar(0, STEPS.size());
    private final JLabel count = new JLabel(" ");
    private final JTextArea text = new JTextArea(ROWS, COLUMNS);
    private final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, GAP / 2, 0));

    /** Creates the content; {@code icon} is null where the program's is missing. */
    ProgressPanel(Locale locale, @Nullable Image icon) {
        super(new BorderLayout(0, GAP));
        this.locale = locale;
        var font = UIManager.getFont("Label.font");
        heading = new JLabel(Words.WORKING.in(locale));
        heading.setFont(new Font(Font.SANS_SERIF, Font.BOLD, font.getSize() * 10 / 7));
        text.setEditable(false);
        // Looks paint the frame and the ground of a field, which this is not.
        text.setBorder(BorderFactory.createEmptyBorder());
        text.setOpaque(false);
        text.setBackground(new Color(0, true));
        text.setLineWrap(true);
        // Chinese has no spaces to break lines at.
        text.setWrapStyleWord(!locale.getLanguage().equals("zh"));
        text.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, font.getSize()));
        text.setForeground(UIManager.getColor("Label.foreground"));
        // It takes the focus, to be read and copied, and nothing can be typed.
        text.setCaretColor(UIManager.getColor("Panel.background"));
        text.getAccessibleContext().setAccessibleName(Words.TITLE.in(locale));
        var top = new JPanel(new BorderLayout(GAP, GAP));
        if (icon != null) {
            top.add(
                    new JLabel(new ImageIcon(icon.getScaledInstance(ICON, ICON, Image.SCALE_SMOOTH))),
                    BorderLayout.LINE_START);
        }
        top.add(heading, BorderLayout.CENTER);
        var progress = new JPanel(new GridLayout(2, 1, 0, GAP / 4));
        progress.add(bar);
        progress.add(count);
        top.add(progress, BorderLayout.SOUTH);
        setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
        add(top, BorderLayout.NORTH);
        add(text, BorderLayout.CENTER);
        add(buttons, BorderLayout.SOUTH);
        say(Words.PREPARING.in(locale));
    }

    /** Shows the lines. A screen reader speaks when the name of the bar has changed. */
    private void say(String lines) {
        text.setText(lines);
        text.setCaretPosition(0);
        bar.getAccessibleContext().setAccessibleName(lines);
    }

    /** Shows the step that is under way, with a button that ends the installation. */
    void work(Step step, JButton cancel) {
        var number = STEPS.indexOf(step);
        heading.setText(Words.WORKING.in(locale));
        bar.setValue(number);
        count.setText(Words.count(number + 1, STEPS.size()).in(locale));
        say(Words.of(step).in(locale) + "\n\n" + Words.HARMLESS.in(locale));
        offer(List.of(cancel));
    }

    /** Shows why it failed, with what can be done. */
    void fail(String lines, List<JButton> what) {
        heading.setText(Words.FAILED.in(locale));
        count.setText(" ");
        say(lines);
        offer(what);
    }

    private void offer(List<JButton> what) {
        if (!List.of(buttons.getComponents()).equals(what)) {
            buttons.removeAll();
            what.forEach(buttons::add);
            buttons.revalidate();
            buttons.repaint();
        }
    }
}
