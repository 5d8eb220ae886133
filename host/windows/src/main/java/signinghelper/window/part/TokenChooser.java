package signinghelper.window.part;

import signinghelper.guidance.Serial;
import signinghelper.guidance.VisibleText;
import signinghelper.token.TokenInfo;

import java.awt.Dimension;
import java.util.List;
import javax.swing.JComboBox;

/** Choice of the U-Key. A single U-Key is shown in the same place, so that users always see which it is. */
public final class TokenChooser extends JComboBox<TokenChooser.Entry> {
    private static final long serialVersionUID = 1L;

    private final transient List<TokenInfo> tokens;
    private final ChoiceCell cell;

    /** Entries are compared by U-Key: two may have the same text. */
    record Entry(TokenInfo token, String name, String details, String text) implements ChoiceCell.Choice {
        @Override
        public String toString() {
            return text;
        }
    }

    public TokenChooser(List<TokenInfo> tokens, Words words, Runnable onChange) {
        super(tokens.stream().map(token -> entry(token, words)).toArray(Entry[]::new));
        this.tokens = tokens;
        this.cell = ChoiceCell.dress(this, words, "token");
        allow(true);
        addActionListener(event -> onChange.run());
    }

    private static Entry entry(TokenInfo token, Words words) {
        return new Entry(
                token,
                VisibleText.of(token.label()),
                VisibleText.of(details(token, words)),
                VisibleText.of(text(token, words)));
    }

    /** Returns the U-Key's own name, and the end of its serial number. */
    public static String text(TokenInfo token, Words words) {
        return words.get("token.entry", token.label(), details(token, words));
    }

    private static String details(TokenInfo token, Words words) {
        return words.get("token.details", new Serial(token.serial()).end());
    }

    public TokenInfo chosen() {
        return tokens.get(Math.max(0, getSelectedIndex()));
    }

    /** Lets the user take another one, or not; a single one is only shown. */
    public void allow(boolean allowed) {
        setEnabled(allowed && tokens.size() > 1);
    }

    /** See {@link ChoiceCell#setLow}. */
    public void setLow(boolean isLow) {
        cell.setLow(isLow, false);
    }

    @Override
    public Dimension getPreferredSize() {
        return cell.preferredSize(getItemAt(Math.max(0, getSelectedIndex())));
    }
}
