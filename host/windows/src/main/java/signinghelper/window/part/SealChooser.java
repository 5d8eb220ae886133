package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.formats.seal.Seal;
import signinghelper.guidance.VisibleText;
import signinghelper.prompt.OfferedSeal;

import java.awt.BorderLayout;
import java.awt.Component;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.DefaultComboBoxModel;
import javax.swing.Icon;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;

/** Choice of the seal, with its picture. A single seal is shown in the same place, so that users always see which it is. */
public final class SealChooser extends JComboBox<SealChooser.Entry> {
    private static final long serialVersionUID = 1L;
    private static final int SIDE = 40;
    private static final int GAP = 8;

    private final transient Words words;
    private final transient Consumer<Seal> onChange;
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
        PlainText.plain(this);
        setRenderer(new Cell(this));
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
        isOffering = false;
    }

    private Entry entry(OfferedSeal offered) {
        var picture = SealPicture.icon(offered.seal().picture(), SIDE).map(Icon.class::cast);
        var details = words.get("seal.details", offered.daysLeft());
        return new Entry(
                offered, picture, VisibleText.of(PlainText.folded(offered.seal().name())), details);
    }

    /** Entry with the picture before its texts. */
    private static final class Cell extends JPanel implements ListCellRenderer<Entry> {
        private static final long serialVersionUID = 1L;

        private final JLabel picture = PlainText.label("");
        private final ChoiceCell texts;

        Cell(SealChooser chooser) {
            super(new BorderLayout(UIScale.scale(GAP), 0));
            texts = new ChoiceCell(chooser);
            setOpaque(false);
            add(picture, BorderLayout.LINE_START);
        }

        @Override
        public Component getListCellRendererComponent(
                JList<? extends Entry> list, Entry entry, int index, boolean selected, boolean focused) {
            if (entry == null) {
                return PlainText.label(" ");
            }
            picture.setIcon(entry.picture().orElse(null));
            add(texts.getListCellRendererComponent(list, entry, index, selected, focused), BorderLayout.CENTER);
            setOpaque(index >= 0);
            setBackground(texts.getBackground());
            getAccessibleContext().setAccessibleName(entry.toString());
            return this;
        }
    }
}
