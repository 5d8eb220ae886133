package signinghelper.window;

import signinghelper.check.Finding;

import java.util.ArrayList;
import java.util.List;

/** Findings in the order of the checks, whichever comes first. */
final class FindingsPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;

    private final transient List<String> checks;
    private final transient HelperTexts texts;
    private final transient List<Finding> shown = new ArrayList<>();

    FindingsPanel(List<String> checks, HelperTexts texts) {
        this.checks = List.copyOf(checks);
        this.texts = texts;
    }

    void clear() {
        shown.clear();
        removeAll();
        revalidate();
        repaint();
    }

    void add(Finding finding) {
        var place = place(finding);
        shown.add(place, finding);
        var panel = new FindingPanel(finding, texts);
        stack(GAP, panel);
        setComponentZOrder(panel, place);
        revalidate();
        repaint();
    }

    private int place(Finding finding) {
        var rank = checks.indexOf(finding.check());
        return (int) shown.stream()
                .filter(other -> checks.indexOf(other.check()) <= rank)
                .count();
    }
}
