package signinghelper.window.helper;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.window.helper.FindingGroups.Problem;
import signinghelper.window.part.CardPanel;
import signinghelper.window.part.Column;
import signinghelper.window.part.CopyButton;
import signinghelper.window.part.Disclosure;
import signinghelper.window.part.PageLink;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.StatusIcon;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.util.List;
import java.util.Optional;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Card of a problem: what is wrong, what to do, and the button that does it. */
final class ProblemPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;

    private final transient ProblemText text;
    private final transient HelperTexts texts;
    private final JTextArea evidence;

    /** Creates the card; {@code isFirst} gives it the filled action of the page. */
    ProblemPanel(
            Problem problem, boolean isFirst, HelperTexts texts, Optional<Profile> profile, HelperActions actions) {
        super(new BorderLayout());
        this.text = new ProblemText(problem, texts);
        this.texts = texts;
        this.evidence = lines(text.evidence());
        var parts = new Column();
        parts.stack(0, PlainText.styled(PlainText.strong(text.title()), "heading"));
        parts.stack(2, PlainText.styled(lines(text.kind()), "quiet"), lines(text.reason()));
        parts.stack(GAP, lines(text.steps()));
        var actionRows = new ActionRows(isFirst, texts, actions);
        text.repairs().forEach(repair -> parts.stack(GAP, actionRows.repair(repair, text.title())));
        PageLink.in(text.steps(), profile).forEach(page -> parts.stack(GAP, actionRows.page(page)));
        text.supportLines().forEach(line -> parts.stack(GAP, new SupportLinePanel(line, texts.words())));
        text.following().ifPresent(following -> parts.stack(GAP, PlainText.styled(lines(following), "quiet")));
        parts.stack(GAP, links(), evidence);
        add(new CardPanel(text.verdict(), withIcon(parts)), BorderLayout.CENTER);
        getAccessibleContext().setAccessibleName(text.kind() + " - " + text.title());
    }

    private JComponent withIcon(JComponent parts) {
        var icon = new JPanel(new BorderLayout());
        icon.add(new JLabel(StatusIcon.of(text.verdict())), BorderLayout.NORTH);
        var row = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        row.add(icon, BorderLayout.LINE_START);
        row.add(parts, BorderLayout.CENTER);
        return row;
    }

    private JPanel links() {
        var line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        var copy = new CopyButton(texts.words().get("helper.copy"), text.whole(), texts.words());
        copy.getAccessibleContext()
                .setAccessibleName(
                        texts.words().get("page.button", texts.words().get("helper.copy"), text.title()));
        line.add(link(copy));
        if (!text.evidence().isEmpty()) {
            var more = Disclosure.of(texts.words().get("helper.evidence.show"), List.of(evidence), this::revalidate);
            more.getAccessibleContext().setAccessibleName(more.getText() + " - " + text.title());
            line.add(Box.createHorizontalStrut(UIScale.scale(2 * GAP)));
            line.add(more);
        }
        return line;
    }

    private static JButton link(JButton button) {
        button.setContentAreaFilled(false);
        return PlainText.styled(button, "link");
    }

    private static JTextArea lines(String lines) {
        var area = PlainText.paragraph("");
        PlainText.change(area, lines);
        area.getAccessibleContext().setAccessibleName(lines);
        area.setFocusable(false);
        return area;
    }

    boolean tells(ErrorCode code) {
        return text.problem().first().code() == code;
    }

    /** Gives the keyboard to the first thing that can be done. */
    void focusFirst() {
        transferFocus();
    }
}
