package signinghelper.window.helper;

import signinghelper.check.Finding;
import signinghelper.check.Verdict;
import signinghelper.protocol.ErrorCode;
import signinghelper.window.helper.FindingGroups.Problem;
import signinghelper.window.part.Column;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;

/** Panel of findings in any order of arrival: problems first, then a row for each group that needs no action. */
final class FindingsPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 12;

    private final transient HelperTexts texts;
    private final transient HelperState state;
    private final transient HelperActions actions;
    private final FoldPanel passed;
    private final FoldPanel waiting;
    private final FoldPanel idle;
    private final transient Map<Place, ProblemPanel> panels = new HashMap<>();

    /** Place of a problem; the first one has the filled action. */
    private record Place(Problem problem, boolean isFirst) {}

    FindingsPanel(HelperTexts texts, HelperState state, HelperActions actions) {
        this.texts = texts;
        this.state = state;
        this.actions = actions;
        this.passed = fold("helper.fold.passed", Verdict.PASS);
        this.waiting = fold("helper.fold.waiting", Verdict.SKIPPED);
        this.idle = fold("helper.fold.idle", Verdict.SKIPPED);
    }

    private FoldPanel fold(String key, Verdict verdict) {
        return placed(new FoldPanel(key, verdict, texts, finding -> new FindingPanel(finding, texts)));
    }

    /** Gives a part its distance once: it may be laid more than once. */
    private static <P extends JComponent> P placed(P part) {
        part.setBorder(BorderFactory.createEmptyBorder(GAP, 0, 0, 0));
        part.setAlignmentX(LEFT_ALIGNMENT);
        return part;
    }

    /** Shows the findings; panels that already exist are kept. */
    void show(List<Finding> findings) {
        var groups = FindingGroups.of(findings, state.checks());
        var wanted = new ArrayList<JComponent>();
        for (var place = 0; place < groups.problems().size(); place++) {
            wanted.add(panel(new Place(groups.problems().get(place), place == 0)));
        }
        passed.show(groups.passed());
        waiting.show(groups.waiting());
        idle.show(groups.idle());
        wanted.addAll(List.of(passed, waiting, idle));
        if (!wanted.equals(List.of(getComponents()))) {
            lay(wanted);
        }
        panels.keySet().removeIf(place -> !groups.problems().contains(place.problem()));
        revalidate();
        repaint();
    }

    private ProblemPanel panel(Place place) {
        return panels.computeIfAbsent(
                place, key -> placed(new ProblemPanel(key.problem(), key.isFirst(), texts, state.profile(), actions)));
    }

    /** Lays the parts anew; a part that stays keeps the focus. */
    private void lay(List<JComponent> wanted) {
        var focused = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
        removeAll();
        wanted.forEach(this::add);
        if (focused != null && wanted.stream().anyMatch(part -> isWithin(focused, part))) {
            focused.requestFocusInWindow();
        }
    }

    private static boolean isWithin(Component part, JComponent whole) {
        return SwingUtilities.isDescendingFrom(part, whole);
    }

    /** Brings the first problem of {@code code} to the top, and the keyboard to it. */
    void scrollTo(ErrorCode code) {
        for (var part : getComponents()) {
            if (part instanceof ProblemPanel panel && panel.tells(code)) {
                scrollRectToVisible(new Rectangle(0, getHeight() - 1, 1, 1));
                scrollRectToVisible(panel.getBounds());
                panel.focusFirst();
                return;
            }
        }
    }
}
