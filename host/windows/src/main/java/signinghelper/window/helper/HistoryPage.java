package signinghelper.window.helper;

import signinghelper.history.SignatureHistory;
import signinghelper.window.history.HistoryPanel;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.ScrolledColumn;

import javax.swing.JComponent;

/** Page of the user's own signatures on this computer, and the switch for their history. */
final class HistoryPage implements HelperPage {
    private final JComponent content;

    HistoryPage(HelperTexts texts, SignatureHistory history) {
        var choice = new FileChoice(texts.language());
        var all = new ScrolledColumn();
        all.stack(0, PlainText.title(texts.words().get("history.heading")));
        all.stack(8, new HistoryPanel(history, texts.words(), texts.language(), choice::save));
        this.content = ScrolledColumn.scrolled(all);
    }

    @Override
    public String key() {
        return "helper.page.history";
    }

    @Override
    public String icon() {
        return "clock";
    }

    @Override
    public JComponent content() {
        return content;
    }

    /** Ignores the state of the diagnosis. */
    @Override
    public void show(HelperState state) {}
}
