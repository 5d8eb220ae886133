package signinghelper.window.helper;

import signinghelper.guidance.VisibleText;
import signinghelper.window.part.CardPanel;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.ScrolledColumn;

import java.awt.BorderLayout;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;

/** Page of the steps that remain before the first login; each step is marked as done when its check passes. */
final class FirstStepsPage implements HelperPage {
    private static final int GAP = 12;

    private final HelperTexts texts;
    private final HelperActions actions;
    private final Column steps = new Column();
    private final JLabel count = PlainText.styled(PlainText.label(""), "quiet");
    private final JProgressBar progress = new JProgressBar();
    private final JComponent content;
    private List<FirstStep> shown = List.of();

    FirstStepsPage(HelperTexts texts, HelperActions actions) {
        this.texts = texts;
        this.actions = actions;
        progress.getAccessibleContext().setAccessibleName(texts.words().get("first.heading"));
        progress.setFocusable(false);
        var all = new ScrolledColumn();
        all.stack(0, PlainText.title(texts.words().get("first.heading")));
        all.stack(GAP / 2, count, progress);
        var card = new JPanel(new BorderLayout());
        card.add(CardPanel.plain(steps), BorderLayout.CENTER);
        all.stack(GAP, card);
        all.stack(GAP, PlainText.styled(PlainText.label(texts.words().get("first.later")), "quiet"));
        this.content = ScrolledColumn.scrolled(all);
    }

    @Override
    public String key() {
        return "helper.page.first";
    }

    @Override
    public String icon() {
        return "steps";
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
        var done = (int) now.stream()
                .filter(step -> step.status() == FirstStep.Status.DONE)
                .count();
        count.setText(VisibleText.of(texts.words().get("first.count", done, now.size())));
        progress.setMaximum(now.size());
        progress.setValue(done);
        var present = FirstStep.present(now);
        steps.removeAll();
        for (var i = 0; i < now.size(); i++) {
            var step = now.get(i);
            var isPresent = present.filter(step::equals).isPresent();
            steps.add(new FirstStepPanel(i + 1, step, isPresent, texts, state.profile(), actions));
        }
        steps.revalidate();
        steps.repaint();
    }
}
