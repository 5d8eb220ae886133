package signinghelper.window.helper;

import signinghelper.check.Verdict;
import signinghelper.window.part.Column;
import signinghelper.window.part.EdgedPanel;
import signinghelper.window.part.PageLink;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.ScrolledColumn;

import java.awt.FlowLayout;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Page of the steps that remain before the first login; each step is marked as done when its check passes. */
final class FirstStepsPage implements HelperPage {
    private static final int GAP = 10;

    private final HelperTexts texts;
    private final HelperActions actions;
    private final Column steps = new Column();
    private final JComponent content;
    private List<FirstStep> shown = List.of();

    FirstStepsPage(HelperTexts texts, HelperActions actions) {
        this.texts = texts;
        this.actions = actions;
        var all = new ScrolledColumn();
        all.stack(0, PlainText.heading(texts.words().get("first.heading")));
        all.stack(GAP, steps);
        this.content = ScrolledColumn.scrolled(all);
    }

    @Override
    public String key() {
        return "helper.page.first";
    }

    @Override
    public JComponent content() {
        return content;
    }

    @Override
    public void show(HelperState state) {
        var now = FirstStep.of(state);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        steps.removeAll();
        for (var i = 0; i < now.size(); i++) {
            steps.stack(GAP, row(i + 1, now.get(i)));
        }
        if (FirstStep.areAllDone(state)) {
            steps.stack(GAP, PlainText.strong(texts.words().get("first.bind")));
            Optional.ofNullable(state.profile()
                            .map(known -> known.computer().time().portal())
                            .orElse(null))
                    .ifPresent(portal -> steps.stack(
                            GAP,
                            PlainText.paragraph(portal.toString()),
                            new PageLink(portal, texts.words(), actions::browse)));
        }
        steps.revalidate();
        steps.repaint();
    }

    private JComponent row(int number, FirstStep step) {
        var name = texts.words().get(step.key());
        var text = PlainText.paragraph("");
        PlainText.change(text, texts.words().get(signOf(step.status()), number, name) + todo(step));
        text.getAccessibleContext().setAccessibleName(name);
        var parts = new Column();
        parts.stack(0, text);
        step.repairs().forEach(repair -> parts.stack(GAP / 2, button(repair)));
        return new EdgedPanel(colorOf(step.status()), parts);
    }

    /** Returns the remaining action on its own line; empty when the step is done. */
    private String todo(FirstStep step) {
        if (step.status() != FirstStep.Status.OPEN) {
            return "";
        }
        return "\n"
                + (step.repairs().isEmpty()
                        ? texts.words().get(step.key() + ".todo")
                        : texts.words().get(step.key() + ".repair"));
    }

    private JComponent button(String repair) {
        var button = PlainText.button(new JButton(), texts.repairs().button(repair));
        button.addActionListener(event -> actions.repair(repair));
        var row = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        row.add(button);
        return row;
    }

    private static String signOf(FirstStep.Status status) {
        return switch (status) {
            case DONE -> "first.done";
            case OPEN -> "first.open";
            case WAITING -> "first.waiting";
        };
    }

    private static Verdict colorOf(FirstStep.Status status) {
        return switch (status) {
            case DONE -> Verdict.PASS;
            case OPEN -> Verdict.WARN;
            case WAITING -> Verdict.SKIPPED;
        };
    }
}
