package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.event.KeyEvent;
import java.util.Optional;
import javax.swing.Icon;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.ListCellRenderer;
import javax.swing.SwingConstants;

/**
 * Entry of a choice, as a card: a picture, its name in as many lines as it needs, and its details in a smaller font.
 * The chosen one says how to take another.
 */
public final class ChoiceCell extends JPanel implements ListCellRenderer<ChoiceCell.Choice> {
    private static final long serialVersionUID = 1L;
    private static final int CHOSEN = -1;
    private static final int GAP = 10;
    /** Padding and edge of the chooser's style {@code card}, above and below. */
    private static final int AROUND = 20;

    private static final Insets NONE = new Insets(0, 0, 0, 0);
    /** Padding and edge of that style at both sides, and the arrow. */
    private static final int BESIDE = 16 + 35;

    /**
     * Texts of an entry, already as {@link signinghelper.guidance.VisibleText} makes them. Its {@code toString} is all of
     * them as one, for a screen reader.
     */
    public interface Choice {
        String name();

        String details();

        /** Returns its picture; that of a U-Key unless the entry has another. */
        default Optional<Icon> picture() {
            return Optional.of(new StatusIcon("ukey", Design.size("control")));
        }
    }

    private final JComboBox<?> chooser;
    private final JLabel picture = PlainText.label("");
    private final JTextArea name = PlainText.styled(PlainText.paragraph(""), "heading");
    private final JTextArea details = PlainText.styled(PlainText.paragraph(""), "small");
    private final JLabel other;
    private boolean isChosen;
    private boolean isLow;

    private ChoiceCell(JComboBox<?> chooser, String other) {
        super(new BorderLayout(UIScale.scale(GAP), 0));
        this.chooser = chooser;
        this.other = PlainText.label(other);
        var texts = new Column();
        texts.stack(0, name, details);
        picture.setVerticalAlignment(SwingConstants.CENTER);
        add(picture, BorderLayout.LINE_START);
        // In the middle of a place that is higher, as beside a longer name.
        var middle = new JPanel(new GridBagLayout());
        middle.setOpaque(false);
        middle.add(
                texts,
                new GridBagConstraints(
                        0, 0, 1, 1, 1, 0, GridBagConstraints.CENTER, GridBagConstraints.HORIZONTAL, NONE, 0, 0));
        add(middle, BorderLayout.CENTER);
        add(this.other, BorderLayout.LINE_END);
    }

    /** Makes {@code chooser} a card; {@code key} begins the keys of its name, of the text for another choice, and of its letter. */
    public static <C extends Choice> ChoiceCell dress(JComboBox<C> chooser, Words words, String key) {
        var cell = new ChoiceCell(chooser, words.get(key + ".other"));
        PlainText.styled(PlainText.plain(chooser), "card");
        chooser.setRenderer(cell);
        chooser.getAccessibleContext().setAccessibleName(words.get(key));
        chooser.registerKeyboardAction(
                event -> chooser.requestFocusInWindow(),
                KeyStroke.getKeyStroke(words.mnemonic(key + ".other"), KeyEvent.ALT_DOWN_MASK),
                JComponent.WHEN_IN_FOCUSED_WINDOW);
        return cell;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends Choice> list, Choice entry, int index, boolean selected, boolean focused) {
        if (entry == null) {
            return PlainText.label(" ");
        }
        isChosen = index == CHOSEN;
        other.setVisible(isChosen && chooser.isEnabled());
        setOpaque(!isChosen);
        setBackground(selected ? list.getSelectionBackground() : list.getBackground());
        show(entry);
        setForeground(selected && !isChosen ? list.getSelectionForeground() : list.getForeground());
        return this;
    }

    private void show(Choice entry) {
        picture.setIcon(isLow ? null : entry.picture().orElse(null));
        PlainText.change(name, entry.name());
        PlainText.change(details, entry.details());
        var width = Math.max(1, textWidth());
        name.setSize(width, Short.MAX_VALUE);
        details.setSize(width, Short.MAX_VALUE);
        // The layouts around them keep the sizes of the entry that was painted before.
        name.invalidate();
        details.invalidate();
        getAccessibleContext().setAccessibleName(entry.toString());
    }

    private int textWidth() {
        var taken = UIScale.scale(BESIDE + GAP) + picture.getPreferredSize().width;
        return chooser.getWidth()
                - taken
                - (other.isVisible() ? other.getPreferredSize().width + UIScale.scale(GAP) : 0);
    }

    /** Returns the size of the chooser in which the chosen entry is seen whole, at the width that the chooser has. */
    public Dimension preferredSize(Choice chosen) {
        isChosen = true;
        other.setVisible(chooser.isEnabled());
        show(chosen);
        var texts = name.getPreferredSize().height + (details.isVisible() ? details.getPreferredSize().height : 0);
        var height = Math.max(picture.getPreferredSize().height, texts) + UIScale.scale(AROUND);
        return new Dimension(1, height);
    }

    /**
     * Leaves the picture out where a window is low, and the details of a single entry, but nothing from what is read out.
     *
     * @param isNarrow with a list beside it, where details cost no height
     */
    public void setLow(boolean low, boolean isNarrow) {
        isLow = low;
        details.setVisible(!low || isNarrow || chooser.getItemCount() > 1);
    }

    @Override
    public void setForeground(Color color) {
        super.setForeground(color);
        if (name != null) {
            name.setForeground(color);
            details.setForeground(isChosen ? Design.color("quiet") : color);
            other.setForeground(Design.color("accent"));
        }
    }

    @Override
    public Dimension getPreferredSize() {
        var wanted = super.getPreferredSize();
        return new Dimension(Math.min(wanted.width, Math.max(1, chooser.getWidth())), wanted.height);
    }
}
