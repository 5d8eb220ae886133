package signinghelper.window.pin;

import signinghelper.guidance.VisibleText;
import signinghelper.prompt.OfferedKey;
import signinghelper.window.part.ChoiceCell;
import signinghelper.window.part.KeyText;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.util.List;
import java.util.function.Consumer;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JComboBox;

/** The certificates to choose from. One alone is shown in the same place, so that it is always seen what will sign. */
final class KeyChooser extends JComboBox<KeyChooser.Entry> {
    private static final long serialVersionUID = 1L;

    private final transient Words words;
    private transient List<OfferedKey> keys;

    /** Told apart by its key: two may read the same, and Swing looks for the chosen one by equality. */
    record Entry(OfferedKey key, String name, String details, String text) implements ChoiceCell.Choice {
        @Override
        public String toString() {
            return text;
        }
    }

    KeyChooser(List<OfferedKey> keys, Words words, Consumer<OfferedKey> onChange) {
        super(entries(keys, words));
        this.words = words;
        this.keys = keys;
        PlainText.plain(this);
        setRenderer(new ChoiceCell(this));
        addActionListener(event -> onChange.accept(chosen()));
    }

    private static Entry[] entries(List<OfferedKey> keys, Words words) {
        return keys.stream().map(key -> entry(key, words)).toArray(Entry[]::new);
    }

    private static Entry entry(OfferedKey key, Words words) {
        return new Entry(
                key,
                VisibleText.of(KeyText.holder(key)),
                VisibleText.of(KeyText.details(key, words)),
                VisibleText.of(KeyText.of(key, words)));
    }

    /** U-Keys have come or gone; the chosen key stays chosen. Tells nobody of a change. */
    void offer(List<OfferedKey> now) {
        var chosen = chosen();
        keys = PluggedKeys.with(chosen, now);
        var model = new DefaultComboBoxModel<>(entries(keys, words));
        model.setSelectedItem(model.getElementAt(PluggedKeys.indexOf(chosen, keys)));
        setModel(model);
    }

    OfferedKey chosen() {
        return keys.get(Math.max(0, getSelectedIndex()));
    }
}
