package signinghelper.window;

import signinghelper.token.SigningKey;

import java.util.List;
import java.util.function.Consumer;
import javax.swing.JComboBox;

/** The certificates to choose from. One alone is shown in the same place, so that it is always seen what will sign. */
final class KeyChooser extends JComboBox<KeyChooser.Entry> {
    private static final long serialVersionUID = 1L;

    private final transient List<SigningKey> keys;

    /** Told apart by its key: two may read the same, and Swing looks for the chosen one by equality. */
    record Entry(SigningKey key, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    KeyChooser(List<SigningKey> keys, Words words, Consumer<SigningKey> onChange) {
        super(keys.stream()
                .map(key -> new Entry(key, PlainText.visible(KeyText.of(key, words))))
                .toArray(Entry[]::new));
        this.keys = keys;
        PlainText.plain(this);
        if (getRenderer() instanceof javax.swing.JComponent renderer) {
            PlainText.plain(renderer);
        }
        addActionListener(event -> onChange.accept(chosen()));
    }

    SigningKey chosen() {
        return keys.get(Math.max(0, getSelectedIndex()));
    }
}
