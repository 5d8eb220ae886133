package signinghelper.window.helper;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.profile.Profile;
import signinghelper.window.helper.FindingGroups.Problem;
import signinghelper.window.part.CardPanel;
import signinghelper.window.part.Column;
import signinghelper.window.part.NumberIcon;
import signinghelper.window.part.PageLink;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.StatusIcon;

import java.awt.BorderLayout;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Row of a first step; the present one says what to do and has the buttons for it. */
final class FirstStepPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;
    private static final int SIDE = 16;

    private final transient HelperTexts texts;
    private final transient HelperActions actions;
    private final Column parts = new Column();

    /**
     * Creates the row.
     *
     * @param isPresent true for the step to take now
     */
    FirstStepPanel(
            int number,
            FirstStep step,
            boolean isPresent,
            HelperTexts texts,
            Optional<Profile> profile,
            HelperActions actions) {
        super(new BorderLayout(UIScale.scale(GAP), 0));
        this.texts = texts;
        this.actions = actions;
        var isDone = step.status() == FirstStep.Status.DONE;
        var circle = new NumberIcon(number, isPresent);
        var icon = new JLabel(isDone ? StatusIcon.of(Verdict.PASS, circle.getIconWidth()) : circle);
        var top = new JPanel(new BorderLayout());
        top.add(icon, BorderLayout.NORTH);
        add(top, BorderLayout.LINE_START);
        add(parts, BorderLayout.CENTER);
        parts.stack(0, title(number, step, isPresent));
        if (isPresent) {
            instruct(step, profile);
        }
        CardPanel.bare(this);
        setOpaque(isPresent);
        if (isPresent) {
            PlainText.styled(this, "selected");
        }
        setBorder(BorderFactory.createEmptyBorder(
                UIScale.scale(GAP), UIScale.scale(SIDE), UIScale.scale(GAP), UIScale.scale(SIDE)));
    }

    private JTextArea title(int number, FirstStep step, boolean isPresent) {
        var isDone = step.status() == FirstStep.Status.DONE;
        var name = texts.words().get(isDone ? step.key() : step.key() + ".task");
        var title = lines(name);
        title.getAccessibleContext()
                .setAccessibleName(texts.words().get(isDone ? "first.done" : "first.open", number, name));
        if (isPresent) {
            PlainText.styled(title, "heading");
        }
        return title;
    }

    private void instruct(FirstStep step, Optional<Profile> profile) {
        var rows = new ActionRows(true, texts, actions);
        if (step.open().isEmpty()) {
            parts.stack(GAP / 2, lines(texts.words().get(step.key() + ".todo")));
        } else {
            var text = new ProblemText(new Problem(step.open(), List.of()), texts);
            parts.stack(GAP / 2, lines(text.reason()), lines(text.steps()));
            text.repairs().forEach(repair -> parts.stack(GAP, rows.repair(repair, text.title())));
            PageLink.in(text.steps(), profile).forEach(page -> parts.stack(GAP, rows.page(page)));
            text.supportLines().forEach(line -> parts.stack(GAP, new SupportLinePanel(line, texts.words())));
        }
        switch (step.key()) {
            case FirstStep.TOKEN -> {}
            case FirstStep.CERTIFICATE -> parts.stack(GAP, rows.of(button("first.see.tokens", actions::showTokens)));
            case FirstStep.BIND ->
                profile.map(known -> known.computer().time().portal())
                        .ifPresent(portal -> parts.stack(GAP, rows.page(portal)));
            case FirstStep.PASSED -> parts.stack(GAP, rows.of(button("first.see.findings", actions::showFindings)));
            default -> parts.stack(GAP, rows.of(button("first.check", actions::diagnose)));
        }
    }

    private JButton button(String key, Runnable action) {
        var button = PlainText.button(new JButton(), texts.words().get(key));
        button.addActionListener(event -> action.run());
        return button;
    }

    private static JTextArea lines(String lines) {
        var area = PlainText.paragraph("");
        PlainText.change(area, lines);
        area.getAccessibleContext().setAccessibleName(lines);
        area.setFocusable(false);
        return area;
    }
}
