package signinghelper.window.pin;

import signinghelper.guidance.VisibleText;
import signinghelper.prompt.OfferedKey;
import signinghelper.window.part.ChoiceCell;
import signinghelper.window.part.KeyText;
import signinghelper.window.part.Words;

import java.awt.Dimension;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JComboBox;

/**
 * Choice of the certificate. A single certificate is shown in the same place, so that users always see the one that
 * will sign.
 */
final class KeyChooser extends JComboBox<KeyChooser.Entry> {
    private static final long serialVersionUID = 1L;

    private final transient Words words;
    private final ChoiceCell cell;
    private transient List<OfferedKey> keys;
    private boolean isAllowed;

    /** Entries are compared by key: two may have the same text, and Swing finds the selected one by equality. */
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
        this.cell = ChoiceCell.dress(this, words, "certificate");
        allow(true);
        addActionListener(event -> onChange.accept(chosen()));
    }

    /** Several U-Keys may hold alike certificates, so each is named then. */
    private static Entry[] entries(List<OfferedKey> keys, Words words) {
        var isOfSeveral =
                keys.stream().map(key -> key.held().token()).distinct().count() > 1;
        return keys.stream()
                .map(key -> new Entry(
                        key,
                        VisibleText.of(KeyText.holder(key)),
                        VisibleText.of(isOfSeveral ? KeyText.placed(key, words) : KeyText.details(key, words)),
                        VisibleText.of(KeyText.of(key, words))))
                .toArray(Entry[]::new);
    }

    /**
     * Shows the keys after U-Keys were plugged in or pulled out; the selected key stays selected. Reports no selection.
     */
    void offer(List<OfferedKey> now) {
        var chosen = chosen();
        keys = PluggedKeys.with(chosen, now);
        var model = new DefaultComboBoxModel<>(entries(keys, words));
        model.setSelectedItem(model.getElementAt(PluggedKeys.indexOf(chosen, keys)));
        setModel(model);
        allow(isAllowed);
    }

    /** Lets the user take another certificate, or not; a single one is only shown. */
    void allow(boolean allowed) {
        isAllowed = allowed;
        setEnabled(allowed && keys.size() > 1);
    }

    /** See {@link ChoiceCell#setLow}. */
    void setLow(boolean isLow, boolean isNarrow) {
        cell.setLow(isLow, isNarrow);
    }

    @Override
    public Dimension getPreferredSize() {
        return cell.preferredSize(getItemAt(Math.max(0, getSelectedIndex())));
    }

    OfferedKey chosen() {
        return keys.get(Math.max(0, getSelectedIndex()));
    }
}
