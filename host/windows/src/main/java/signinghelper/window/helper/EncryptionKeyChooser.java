package signinghelper.window.helper;

import signinghelper.guidance.VisibleText;
import signinghelper.window.part.ChoiceCell;
import signinghelper.window.part.Words;
import signinghelper.work.PluggedToken;

import java.awt.Dimension;
import java.util.List;
import java.util.Optional;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JComboBox;

/** Choice of the certificate for a rehearsal, of those that may open envelopes. */
final class EncryptionKeyChooser extends JComboBox<EncryptionKeyChooser.Entry> {
    private static final long serialVersionUID = 1L;

    private final transient RehearsalTexts texts;
    private final ChoiceCell cell;
    private transient List<Entry> entries = List.of();

    /** Entries are compared by key: two may have the same text. */
    record Entry(PluggedToken.Certificate certificate, String name, String details) implements ChoiceCell.Choice {
        @Override
        public String toString() {
            return name + " " + details;
        }
    }

    EncryptionKeyChooser(RehearsalTexts texts, Words words, Runnable onChange) {
        this.texts = texts;
        this.cell = ChoiceCell.dress(this, words, "rehearsal.certificate");
        addActionListener(event -> onChange.run());
    }

    /** Shows the certificates that are plugged in; the selected one stays selected. */
    void offer(List<PluggedToken> tokens) {
        var now = tokens.stream()
                .flatMap(plugged -> plugged.certificates().stream())
                .filter(one -> one.held().mayDecrypt())
                .map(this::entry)
                .toList();
        if (now.equals(entries)) {
            return;
        }
        var selected = getSelectedItem();
        entries = now;
        setModel(new DefaultComboBoxModel<>(now.toArray(Entry[]::new)));
        if (selected instanceof Entry entry && now.contains(entry)) {
            setSelectedItem(entry);
        }
    }

    private Entry entry(PluggedToken.Certificate one) {
        return new Entry(one, VisibleText.of(one.holder().displayName()), VisibleText.of(texts.details(one)));
    }

    @Override
    public Dimension getPreferredSize() {
        return getSelectedItem() instanceof Entry entry ? cell.preferredSize(entry) : super.getPreferredSize();
    }

    /** Returns the chosen certificate; empty where none is plugged in. */
    Optional<PluggedToken.Certificate> chosen() {
        return getSelectedItem() instanceof Entry entry ? Optional.of(entry.certificate()) : Optional.empty();
    }
}
