package signinghelper.window;

import java.util.List;
import javax.swing.JComponent;

/** What the diagnosis has found. */
final class FindingsPage implements HelperPage {
    private final FindingsPanel findings;
    private final JComponent content;

    FindingsPage(HelperTexts texts, List<String> checks) {
        this.findings = new FindingsPanel(checks, texts);
        this.content = ScrolledColumn.scrolled(findings);
    }

    @Override
    public String key() {
        return "helper.page.findings";
    }

    @Override
    public JComponent content() {
        return content;
    }

    @Override
    public void show(HelperState state) {
        findings.show(state.findings());
    }
}
