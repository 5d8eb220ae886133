package signinghelper.window.part;

import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import javax.swing.BoxLayout;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.ListCellRenderer;
import javax.swing.UIManager;

/**
 * Entry of a list to choose from: its name, and its details below in a smaller font. In the list a long name runs over
 * several lines; in the one place of the chosen entry its middle is left out.
 */
public final class ChoiceCell extends JPanel implements ListCellRenderer<ChoiceCell.Choice> {
    private static final long serialVersionUID = 1L;
    private static final int CHOSEN = -1;

    /**
     * Texts of an entry, already as {@link signinghelper.guidance.VisibleText} makes them. Its {@code toString} is all of
     * them as one, for a screen reader.
     */
    public interface Choice {
        String name();

        String details();
    }

    private final JComboBox<?> chooser;
    private final JLabel name = PlainText.label("");
    private final JTextArea wholeName = PlainText.paragraph("");
    private final JLabel details = PlainText.label("");

    public ChoiceCell(JComboBox<?> chooser) {
        this.chooser = chooser;
        setLayout(new BoxLayout(this, BoxLayout.PAGE_AXIS));
        details.setFont(UIManager.getFont("small.font"));
        for (var part : new JComponent[] {name, wholeName, details}) {
            part.setAlignmentX(LEFT_ALIGNMENT);
            add(part);
        }
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends Choice> list, Choice entry, int index, boolean selected, boolean focused) {
        var isChosen = index == CHOSEN;
        name.setVisible(isChosen);
        wholeName.setVisible(!isChosen);
        setOpaque(!isChosen);
        setBackground(selected ? list.getSelectionBackground() : list.getBackground());
        setForeground(selected ? list.getSelectionForeground() : list.getForeground());
        name.setText(entry.name());
        wholeName.setText(entry.name());
        wholeName.setSize(Math.max(1, placeIn(chooser.getWidth())), Short.MAX_VALUE);
        details.setText(entry.details());
        getAccessibleContext().setAccessibleName(entry.toString());
        return this;
    }

    /** Called with the size of the place before it is painted. */
    @Override
    public void setBounds(int left, int top, int width, int height) {
        super.setBounds(left, top, width, height);
        elide(name);
        elide(details);
    }

    private void elide(JLabel label) {
        var width = placeIn(getWidth());
        if (width > 0) {
            label.setText(MiddleElision.of(label.getText(), label.getFontMetrics(label.getFont()), width));
        }
    }

    private int placeIn(int width) {
        var insets = getInsets();
        return width - insets.left - insets.right;
    }

    @Override
    public void setForeground(Color color) {
        super.setForeground(color);
        for (var part : getComponents()) {
            part.setForeground(color);
        }
    }

    @Override
    public Dimension getPreferredSize() {
        var wanted = super.getPreferredSize();
        return new Dimension(Math.min(wanted.width, Math.max(1, chooser.getWidth())), wanted.height);
    }
}
