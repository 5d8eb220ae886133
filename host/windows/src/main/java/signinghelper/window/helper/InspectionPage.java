package signinghelper.window.helper;

import signinghelper.window.part.PlainText;
import signinghelper.window.part.ScrolledColumn;
import signinghelper.work.InspectFile;

import java.nio.file.Path;
import java.util.List;
import javax.swing.JComponent;

/** Page that inspects a file, and shows its kind, why it may not open, and the report on its signatures. */
final class InspectionPage implements HelperPage {
    private final JComponent content;
    private final InspectionPanel panel;

    InspectionPage(HelperTexts texts, InspectFile work) {
        var choice = new FileChoice(texts.language());
        var all = new ScrolledColumn();
        all.stack(0, PlainText.title(texts.words().get("inspect.heading")));
        this.panel = new InspectionPanel(work, texts.words(), texts.language(), choice::open, choice::save);
        all.stack(8, panel);
        this.content = ScrolledColumn.scrolled(all);
    }

    /** Shows the verdict on each of the files in the place of those before. */
    void inspect(List<Path> files) {
        panel.inspect(files);
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
