package signinghelper.window.helper;

import signinghelper.window.part.PlainText;
import signinghelper.window.part.ScrolledColumn;

import javax.swing.JComponent;

/** Page that tries if this computer and this U-Key open encrypted bids. */
final class RehearsalPage implements HelperPage {
    private final RehearsalPanel panel;
    private final JComponent content;

    RehearsalPage(HelperTexts texts, HelperState state, HelperActions actions) {
        this.panel = new RehearsalPanel(texts, state, actions, new FileChoice(texts.language())::open);
        var all = new ScrolledColumn();
        all.stack(0, PlainText.title(texts.words().get("rehearsal.heading")));
        all.stack(8, panel);
        this.content = ScrolledColumn.scrolled(all);
    }

    @Override
    public String key() {
        return "helper.page.rehearsal";
    }

    @Override
    public String icon() {
        return "lock";
    }

    @Override
    public JComponent content() {
        return content;
    }

    @Override
    public void show(HelperState state) {
        panel.show(state);
    }
}
