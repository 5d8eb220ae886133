package signinghelper.window;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import signinghelper.guidance.HelpBook;
import signinghelper.guidance.VisibleText;
import signinghelper.profile.Profile;

import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;
import javax.swing.UIManager;

/** One question of the help; pressing it shows the answer. */
final class AnswerPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int INDENT = 24;

    private final JToggleButton toggle;
    private final Column answer = new Column();

    AnswerPanel(HelpBook.Answer said, Words words, Optional<Profile> profile, HelperActions actions) {
        this.toggle = PlainText.button(new JToggleButton(), said.question());
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
        toggle.setHorizontalAlignment(SwingConstants.LEADING);
        toggle.addActionListener(event -> open(toggle.isSelected()));
        toggle.setAlignmentX(LEFT_ALIGNMENT);
        answer.setAlignmentX(LEFT_ALIGNMENT);
        add(toggle);
        add(answer);
        open(false);
    }

    void open(boolean shown) {
        toggle.setSelected(shown);
        toggle.setIcon(UIManager.getIcon(shown ? "Tree.expandedIcon" : "Tree.collapsedIcon"));
        answer.setVisible(shown);
        revalidate();
    }
}
