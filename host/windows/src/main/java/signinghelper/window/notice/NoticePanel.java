package signinghelper.window.notice;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.window.part.CardPanel;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.StatusIcon;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Words of a notice that a certificate ends soon: whose, when, and a button that leads to what to do. */
final class NoticePanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int WIDTH = 360;
    private static final int GAP = 8;

    private final JTextArea heading;
    private final JTextArea said;

    NoticePanel(String holder, long days, Words words, Runnable onMore, Runnable onClose) {
        super(new BorderLayout());
        var title = words.get("notice.ends", days);
        this.heading = text(title);
        this.said = text(words.get("notice.holder", holder));
        var how = PlainText.button(new JButton(), words.get("certificate.renew.how"));
        how.addActionListener(event -> {
            onClose.run();
            onMore.run();
        });
        var close = PlainText.button(new JButton(), words.get("notice.close"));
        close.addActionListener(event -> onClose.run());
        var buttons = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        buttons.add(how);
        buttons.add(close);
        for (var button : new JButton[] {how, close}) {
            PlainText.styled(button, "link").setContentAreaFilled(false);
            button.getAccessibleContext().setAccessibleDescription(title);
        }
        var parts = new Column();
        parts.stack(0, PlainText.styled(heading, "strong"), said, buttons);
        var icon = new JPanel(new BorderLayout());
        icon.add(new JLabel(StatusIcon.of(Verdict.WARN)), BorderLayout.NORTH);
        var row = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        row.add(icon, BorderLayout.LINE_START);
        row.add(parts, BorderLayout.CENTER);
        add(new CardPanel(Verdict.WARN, row), BorderLayout.CENTER);
        getAccessibleContext().setAccessibleName(title);
    }

    private static JTextArea text(String words) {
        var lines = PlainText.paragraph(words);
        lines.setFocusable(false);
        return lines;
    }

    /** Returns the size with the width of all notices; the height follows from the words. */
    Dimension fitted() {
        var width = UIScale.scale(WIDTH);
        setSize(width, Short.MAX_VALUE);
        validate();
        // Lines are wrapped once they have their width, and only then have their height.
        heading.invalidate();
        said.invalidate();
        validate();
        return new Dimension(width, getPreferredSize().height);
    }
}
