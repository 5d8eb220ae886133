package signinghelper.window.helper;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import signinghelper.guidance.HelpBook;
import signinghelper.guidance.VisibleText;
import signinghelper.profile.Profile;
import signinghelper.window.part.Column;
import signinghelper.window.part.PageLink;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.UIManager;

/** Question of the help; pressing it shows the answer. */
final class AnswerPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int INDENT = 24;

    private final JToggleButton toggle = PlainText.button(new JToggleButton(), "");
    private final Column answer = new Column();

    AnswerPanel(HelpBook.Answer said, Words words, Optional<Profile> profile, HelperActions actions) {
        var lines = String.join("\n", said.lines());
        var text = PlainText.paragraph("");
        PlainText.change(text, lines);
        text.getAccessibleContext().setAccessibleName(VisibleText.of(said.question()));
        var inner = new Column();
        inner.stack(0, text);
        PageLink.in(lines, profile).forEach(page -> inner.stack(4, new PageLink(page, words, actions::browse)));
        answer.stack(4, inner);
        answer.setBorder(BorderFactory.createEmptyBorder(0, UIScale.scale(INDENT), 0, 0));
        toggle.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        toggle.getAccessibleContext().setAccessibleName(VisibleText.of(said.question()));
        toggle.addActionListener(event -> open(toggle.isSelected()));
        answer.setAlignmentX(LEFT_ALIGNMENT);
        stack(0, heading(said.question()));
        add(answer);
        open(false);
    }

    /** Creates a heading that may wrap over several lines, which a button's own text cannot. */
    private JPanel heading(String question) {
        var title = PlainText.paragraph(question);
        title.setFocusable(false);
        title.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                toggle.doClick();
            }
        });
        var heading = new JPanel(new BorderLayout(UIScale.scale(4), 0));
        heading.add(toggle, BorderLayout.LINE_START);
        var beside = new JPanel(new BorderLayout());
        beside.setBorder(BorderFactory.createEmptyBorder(UIScale.scale(4), 0, 0, 0));
        beside.add(title, BorderLayout.CENTER);
        heading.add(beside, BorderLayout.CENTER);
        return heading;
    }

    void open(boolean shown) {
        toggle.setSelected(shown);
        toggle.setIcon(UIManager.getIcon(shown ? "Tree.expandedIcon" : "Tree.collapsedIcon"));
        answer.setVisible(shown);
        revalidate();
    }
}
