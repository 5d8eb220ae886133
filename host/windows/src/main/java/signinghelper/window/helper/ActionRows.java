package signinghelper.window.helper;

import signinghelper.window.part.PageLink;
import signinghelper.window.part.PlainText;

import java.awt.FlowLayout;
import java.net.URI;
import javax.swing.JButton;
import javax.swing.JPanel;

/** Maker of the rows of buttons that bring a user further; the first button of all may be the filled one. */
final class ActionRows {
    private final HelperTexts texts;
    private final HelperActions actions;
    private boolean isFilled;

    /** Creates the maker; {@code isFilled} gives the first button the ground of the one filled action. */
    ActionRows(boolean isFilled, HelperTexts texts, HelperActions actions) {
        this.isFilled = isFilled;
        this.texts = texts;
        this.actions = actions;
    }

    /** Creates the row of a repair for the problem {@code title}. */
    JPanel repair(String repair, String title) {
        var button = PlainText.button(new JButton(), texts.repairs().button(repair));
        button.getAccessibleContext().setAccessibleDescription(title);
        button.addActionListener(event -> actions.repair(repair));
        return of(button);
    }

    /** Creates a row of {@code button} alone. */
    JPanel of(JButton button) {
        var row = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        row.add(filled(button));
        return row;
    }

    /** Creates the row that opens a page of the profile, or copies its address. */
    JPanel page(URI page) {
        var link = new PageLink(page, texts.words(), actions::browse);
        filled(link.opener());
        return link;
    }

    private JButton filled(JButton button) {
        if (isFilled) {
            PlainText.styled(button, "primary");
        }
        isFilled = false;
        return button;
    }
}
