package signinghelper.window.part;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.seal.Seal;
import signinghelper.guidance.VisibleText;
import signinghelper.prompt.OfferedSeal;

import java.awt.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.DefaultComboBoxModel;
import javax.swing.Icon;
import javax.swing.JComboBox;

/** Choice of the seal, with its picture. A single seal is shown in the same place, so that users always see which it is. */
public final class SealChooser extends JComboBox<SealChooser.Entry> {
    private static final long serialVersionUID = 1L;
    private static final int SIDE = 36;

    private final transient Words words;
    private final transient Consumer<Seal> onChange;
    private final ChoiceCell cell;
    private boolean isOffering;

    /** Entries are compared by seal: two may have the same name. */
    record Entry(OfferedSeal offered, Optional<Icon> picture, String name, String details)
            implements ChoiceCell.Choice {
        @Override
        public String toString() {
            return name + ", " + details;
        }
    }

    public SealChooser(Words words, Consumer<Seal> onChange) {
        this.words = words;
        this.onChange = onChange;
        this.cell = ChoiceCell.dress(this, words, "seal");
        addActionListener(event -> changed());
    }

    private void changed() {
        if (!isOffering && getSelectedItem() instanceof Entry entry) {
            onChange.accept(entry.offered().seal());
        }
    }

    /** Shows the seals of another key. Reports no selection. */
    public void offer(List<OfferedSeal> seals, Optional<Seal> chosen) {
        isOffering = true;
        var entries = seals.stream().map(this::entry).toArray(Entry[]::new);
        setModel(new DefaultComboBoxModel<>(entries));
        for (var entry : entries) {
            if (chosen.filter(entry.offered().seal()::equals).isPresent()) {
                setSelectedItem(entry);
            }
        }
        setVisible(!seals.isEmpty());
        isOffering = false;
    }

    /** Lets the user take another one, or not; a single one is only shown. */
    public void allow(boolean allowed) {
        setEnabled(allowed && getItemCount() > 1);
    }

    private Entry entry(OfferedSeal offered) {
        var picture = SealPicture.icon(offered.seal().picture().data(), SIDE)
                .map(icon -> new GroundedIcon(icon, Math.max(icon.getIconWidth(), icon.getIconHeight()), "on-brand", 0))
                .map(Icon.class::cast);
        var details = words.get("seal.details", offered.daysLeft());
        return new Entry(
                offered, picture, VisibleText.of(PlainText.folded(offered.seal().name())), details);
    }

    @Override
    public Dimension getPreferredSize() {
        return chosen() == null ? super.getPreferredSize() : cell.preferredSize(chosen());
    }

    private @Nullable Entry chosen() {
        return (Entry) getSelectedItem();
    }
}
