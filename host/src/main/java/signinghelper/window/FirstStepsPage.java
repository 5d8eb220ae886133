package signinghelper.window;

import signinghelper.check.Verdict;

import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;

/** What is still missing before the first login, each step done by itself as soon as it is seen to be. */
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
            Optional.ofNullable(
                            state.profile().map(known -> known.time().portal()).orElse(null))
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
        var lines = texts.words().get(signOf(step.status()), number, name);
        var todo = step.status() == FirstStep.Status.OPEN ? "\n" + texts.words().get(step.key() + ".todo") : "";
        PlainText.change(text, lines + todo);
        text.getAccessibleContext().setAccessibleName(name);
        return new EdgedPanel(colorOf(step.status()), text);
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
