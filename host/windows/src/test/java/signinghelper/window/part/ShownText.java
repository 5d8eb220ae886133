package signinghelper.window.part;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;

import java.awt.Component;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.swing.AbstractButton;
import javax.swing.Icon;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/**
 * Text that is seen in a window.
 *
 * @param part the component that paints it
 * @param place where it is seen, in the window's coordinates
 */
public record ShownText(JComponent part, String text, Rectangle place) {
    private static final int BOX = 24;
    /** Space between the edge of a chooser and its entry. */
    private static final int PADDING = 8;

    /** Lists the texts of {@code window}; a table has one for each cell that is seen whole. */
    public static List<ShownText> of(Window window) {
        var found = new ArrayList<ShownText>();
        ShownParts.of(window)
                .filter(JComponent.class::isInstance)
                .map(JComponent.class::cast)
                .filter(Component::isShowing)
                .forEach(part -> add(part, window, found));
        return found;
    }

    private static void add(JComponent part, Window window, List<ShownText> found) {
        if (part instanceof JTable table) {
            addCells(table, window, found);
        } else if (part instanceof JComboBox<?> chooser) {
            addEntry(chooser, window, found);
        } else {
            addText(part, textPlace(part), part, window, found);
        }
    }

    /** Adds the text of {@code part}, which has its {@code place} within {@code painter}. */
    private static void addText(
            JComponent part, Rectangle place, JComponent painter, Window window, List<ShownText> found) {
        var text = textOf(part);
        var seen = place.intersection(painter.getVisibleRect());
        if (!text.isBlank() && !seen.isEmpty()) {
            found.add(new ShownText(part, text, SwingUtilities.convertRectangle(painter, seen, window)));
        }
    }

    private static void addCells(JTable table, Window window, List<ShownText> found) {
        var seen = table.getVisibleRect();
        for (var row = 0; row < table.getRowCount(); row++) {
            for (var column = 0; column < table.getColumnCount(); column++) {
                var place = table.getCellRect(row, column, false);
                var cell = table.prepareRenderer(table.getCellRenderer(row, column), row, column);
                if (seen.contains(place)
                        && cell instanceof JLabel label
                        && !label.getText().isBlank()) {
                    found.add(new ShownText(
                            table, label.getText(), SwingUtilities.convertRectangle(table, place, window)));
                }
            }
        }
    }

    private static String textOf(JComponent part) {
        if (part instanceof JLabel label) {
            return Objects.requireNonNullElse(label.getText(), "");
        }
        if (part instanceof AbstractButton button) {
            return button.getText();
        }
        if (part instanceof JTextComponent text) {
            return text.getDocument().getLength() > 0 ? text.getText() : placeholder(text);
        }
        return "";
    }

    /** Adds the texts of the chosen entry, at the places that painting has given them. */
    private static void addEntry(JComboBox<?> chooser, Window window, List<ShownText> found) {
        chooser.paint(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics());
        if (chooser.getRenderer() instanceof JLabel only) {
            addText(only, inside(chooser), chooser, window, found);
        }
        if (!(chooser.getRenderer() instanceof ChoiceCell cell)) {
            return;
        }
        var left = chooser.getInsets().left + UIScale.scale(PADDING);
        var top = chooser.getInsets().top + UIScale.scale(PADDING);
        ShownParts.of(cell)
                .filter(JComponent.class::isInstance)
                .map(JComponent.class::cast)
                .forEach(part -> {
                    var place = SwingUtilities.convertRectangle(part, textPlace(part), cell);
                    place.translate(left, top);
                    addText(part, place, chooser, window, found);
                });
    }

    private static String placeholder(JTextComponent text) {
        return String.valueOf(
                Objects.requireNonNullElse(text.getClientProperty(FlatClientProperties.PLACEHOLDER_TEXT), ""));
    }

    private static Rectangle textPlace(JComponent part) {
        var inside = inside(part);
        if (part instanceof JLabel label) {
            return laidOut(label, label.getText(), label.getIcon(), label.getHorizontalAlignment(), inside);
        }
        if (part instanceof JCheckBox) {
            inside.x += BOX;
            inside.width -= BOX;
        } else if (part instanceof AbstractButton button) {
            return laidOut(button, button.getText(), button.getIcon(), button.getHorizontalAlignment(), inside);
        }
        return inside;
    }

    private static Rectangle inside(JComponent part) {
        var insets = part.getInsets();
        return new Rectangle(
                insets.left,
                insets.top,
                part.getWidth() - insets.left - insets.right,
                part.getHeight() - insets.top - insets.bottom);
    }

    private static Rectangle laidOut(
            JComponent part, String text, @Nullable Icon icon, int alignment, Rectangle inside) {
        var place = new Rectangle();
        SwingUtilities.layoutCompoundLabel(
                part,
                part.getFontMetrics(part.getFont()),
                text,
                icon,
                SwingConstants.CENTER,
                alignment,
                SwingConstants.CENTER,
                SwingConstants.TRAILING,
                inside,
                new Rectangle(),
                place,
                UIScale.scale(4));
        return place;
    }
}
