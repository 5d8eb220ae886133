package signinghelper.window.helper;

import signinghelper.check.Finding;
import signinghelper.protocol.ErrorCode;
import signinghelper.window.part.Column;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Panel of findings in any order of arrival: problems first, then in the order of the checks. */
final class FindingsPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;

    private final transient HelperTexts texts;
    private final transient HelperState state;
    private final transient HelperActions actions;
    private final transient Comparator<Finding> order;

    /** Findings in the order of arrival. */
    private final transient List<Finding> taken = new ArrayList<>();

    /** Findings in the order on screen. */
    private final transient List<Finding> shown = new ArrayList<>();

    FindingsPanel(HelperTexts texts, HelperState state, HelperActions actions) {
        this.texts = texts;
        this.state = state;
        this.actions = actions;
        this.order = Comparator.comparing(FindingsPanel::urgency)
                .thenComparing(finding -> state.checks().indexOf(finding.check()));
    }

    private static int urgency(Finding finding) {
        return switch (finding.verdict()) {
            case FAIL -> 0;
            case WARN -> 1;
            case UNKNOWN -> 2;
            case PASS -> 3;
            case SKIPPED -> 4;
        };
    }

    /** Shows the findings; panels that already exist are kept. */
    void show(List<Finding> findings) {
        if (findings.size() < taken.size() || !findings.subList(0, taken.size()).equals(taken)) {
            taken.clear();
            shown.clear();
            removeAll();
        }
        findings.subList(taken.size(), findings.size()).forEach(this::add);
        taken.addAll(findings.subList(taken.size(), findings.size()));
        revalidate();
        repaint();
    }

    /** Brings the first finding of {@code code} to the top, and the keyboard to it. */
    void scrollTo(ErrorCode code) {
        for (var place = 0; place < shown.size(); place++) {
            if (shown.get(place).code() == code && getComponent(place) instanceof FindingPanel panel) {
                scrollRectToVisible(new Rectangle(0, getHeight() - 1, 1, 1));
                scrollRectToVisible(panel.getBounds());
                panel.focusBody();
                return;
            }
        }
    }

    private void add(Finding finding) {
        var place = (int) shown.stream()
                .filter(other -> order.compare(other, finding) <= 0)
                .count();
        shown.add(place, finding);
        var panel = new FindingPanel(finding, texts, state.profile(), actions);
        stack(GAP, panel);
        setComponentZOrder(panel, place);
    }
}
