package signinghelper.window.helper;

import signinghelper.window.part.PlainText;
import signinghelper.window.part.ScrolledColumn;
import signinghelper.work.InspectFile;

import javax.swing.JComponent;

/** Page that inspects a file, and shows its kind, why it may not open, and the report on its signatures. */
final class InspectionPage implements HelperPage {
    private final JComponent content;

    InspectionPage(HelperTexts texts, InspectFile work) {
        var choice = new FileChoice(texts.language());
        var all = new ScrolledColumn();
        all.stack(0, PlainText.title(texts.words().get("inspect.heading")));
        all.stack(8, new InspectionPanel(work, texts.words(), texts.language(), choice::open, choice::save));
        this.content = ScrolledColumn.scrolled(all);
    }

    @Override
    public String key() {
        return "helper.page.inspection";
    }

    @Override
    public String icon() {
        return "file";
    }

    @Override
    public JComponent content() {
        return content;
    }

    /** Ignores the state of the diagnosis. */
    @Override
    public void show(HelperState state) {}
}
