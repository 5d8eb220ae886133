package signinghelper.window.helper;

import signinghelper.window.part.ScrolledColumn;

import java.awt.BorderLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;

/** Page of the diagnosis's findings, the repairs on request, and the repairs that were run. */
final class FindingsPage implements HelperPage {
    private static final int GAP = 16;

    private final HelperHeader header;
    private final FindingsPanel findings;
    private final RepairRunsPanel runs;
    private final JComponent content;

    FindingsPage(HelperTexts texts, HelperState state, HelperActions actions) {
        this.header = new HelperHeader(texts, actions);
        this.findings = new FindingsPanel(texts, state, actions);
        this.runs = new RepairRunsPanel(texts, actions);
        var all = new ScrolledColumn();
        all.stack(0, findings);
        all.stack(GAP, new RequestedRepairsPanel(state.repairsOnRequest(), texts, actions), runs);
        this.content = new JPanel(new BorderLayout());
        content.add(header, BorderLayout.NORTH);
        content.add(ScrolledColumn.scrolled(all), BorderLayout.CENTER);
    }

    @Override
    public String key() {
        return "helper.page.findings";
    }

    @Override
    public String icon() {
        return "health";
    }

    @Override
    public JComponent content() {
        return content;
    }

    @Override
    public void show(HelperState state) {
        header.show(state);
        findings.show(state.findings());
        runs.show(state.repairRuns());
        if (!state.isDiagnosing()) {
            state.sought().ifPresent(code -> {
                state.found();
                // Runs after the present layout is finished.
                SwingUtilities.invokeLater(() -> findings.scrollTo(code));
            });
        }
    }
}
