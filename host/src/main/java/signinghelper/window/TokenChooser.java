package signinghelper.window;

import signinghelper.guidance.VisibleText;
import signinghelper.token.TokenInfo;

import java.util.List;
import javax.swing.JComboBox;
import javax.swing.JComponent;

/** The U-Keys to choose from. One alone is shown in the same place, so that it is always seen which it is. */
final class TokenChooser extends JComboBox<TokenChooser.Entry> {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_OF_SERIAL = 4;

    private final transient List<TokenInfo> tokens;

    /** Told apart by its U-Key: two may read the same. */
    record Entry(TokenInfo token, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    TokenChooser(List<TokenInfo> tokens, Words words, Runnable onChange) {
        super(tokens.stream()
                .map(token -> new Entry(token, VisibleText.of(text(token, words))))
                .toArray(Entry[]::new));
        this.tokens = tokens;
        PlainText.plain(this);
        if (getRenderer() instanceof JComponent renderer) {
            PlainText.plain(renderer);
        }
        addActionListener(event -> onChange.run());
    }

    /** What it calls itself, and the end of its serial number. */
    static String text(TokenInfo token, Words words) {
        var serial = token.serial();
        var end = serial.substring(Math.max(0, serial.length() - SHOWN_OF_SERIAL));
        return words.get("token.entry", token.label(), end);
    }

    TokenInfo chosen() {
        return tokens.get(Math.max(0, getSelectedIndex()));
    }
}
