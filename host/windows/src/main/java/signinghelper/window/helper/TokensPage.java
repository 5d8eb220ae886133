package signinghelper.window.helper;

import signinghelper.window.part.PlainText;
import signinghelper.window.part.ScrolledColumn;

import java.awt.FlowLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Page of the plugged-in U-Keys, with the button that changes a PIN. */
final class TokensPage implements HelperPage {
    private static final int GAP = 12;

    private final HelperTexts texts;
    private final TokensPanel tokens;
    private final ChoicesPanel choices;
    private final JButton change;
    private final JTextArea message = PlainText.strong("");
    private final JComponent content;

    TokensPage(HelperTexts texts, HelperActions actions) {
        this.texts = texts;
        this.tokens = new TokensPanel(texts, actions);
        this.choices = new ChoicesPanel(texts, actions);
        this.change = PlainText.button(new JButton(), texts.words().get("helper.change"));
        change.setMnemonic(texts.words().mnemonic("helper.change"));
        change.addActionListener(event -> actions.changePin());
        message.getAccessibleContext().setAccessibleName(texts.words().get("helper.change"));
        var line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        line.add(change);
        var all = new ScrolledColumn();
        all.stack(0, PlainText.title(texts.words().get("helper.tokens")), tokens);
        all.stack(GAP, line, message, choices);
        this.content = ScrolledColumn.scrolled(all);
    }

    @Override
    public String key() {
        return "helper.page.tokens";
    }

    @Override
    public String icon() {
        return "ukey";
    }

    @Override
    public JComponent content() {
        return content;
    }

    @Override
    public void show(HelperState state) {
        tokens.show(state.tokens(), state.tokensRefused(), state.profile());
        choices.show(state.remembered(), state.tokens());
        change.setEnabled(!state.isChangingPin());
        PlainText.change(message, state.pinRefused().map(texts::of).orElse(""));
        message.setVisible(state.pinRefused().isPresent());
        content.revalidate();
    }
}
