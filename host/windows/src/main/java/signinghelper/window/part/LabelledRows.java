package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.text.JTextComponent;

/**
 * Layout of labels with a value beside each, and of parts on their own row. A value gets the rest of the width,
 * independent of its preferred width, and the lines that it needs at that width.
 */
public final class LabelledRows implements LayoutManager {
    /** Name of a label; the next part is its value. */
    public static final String LABEL = "label";

    /** Distance between two rows. */
    public static final int GAP = 8;

    /** Width to use before the layout has one. */
    private static final int USUAL_WIDTH = 480;

    /** Label and value, or a single part. */
    private record Row(@Nullable Component label, Component value) {

        int height(int width, int indent) {
            var height = heightAt(value, width - (label == null ? 0 : indent));
            return label == null ? height : Math.max(height, label.getPreferredSize().height);
        }

        void place(int left, int top, int width, int indent) {
            var shift = label == null ? 0 : indent;
            var height = heightAt(value, width - shift);
            value.setBounds(left + shift, top, width - shift, height);
            if (label != null) {
                var wanted = label.getPreferredSize();
                label.setBounds(
                        left, top + Math.max(0, (firstLine() - wanted.height) / 2), wanted.width, wanted.height);
            }
        }

        /** A text is aligned with its label by its first line, another part by its middle. */
        private int firstLine() {
            return value instanceof JTextComponent
                    ? value.getFontMetrics(value.getFont()).getHeight()
                    : value.getPreferredSize().height;
        }

        private static int heightAt(Component part, int width) {
            if (part.getWidth() != width || part.getHeight() == 0) {
                part.setSize(width, Short.MAX_VALUE);
            }
            return part.getPreferredSize().height;
        }
    }

    private static List<Row> rows(Container parent) {
        var rows = new ArrayList<Row>();
        @Nullable Component label = null;
        for (var part : parent.getComponents()) {
            if (part instanceof JLabel && LABEL.equals(part.getName())) {
                label = part;
            } else if (part.isVisible()) {
                rows.add(new Row(label, part));
                label = null;
            }
        }
        return rows;
    }

    /** Returns the width of the labels and of the gap beside them. */
    private static int indent(List<Row> rows) {
        return UIScale.scale(GAP)
                + rows.stream()
                        .map(Row::label)
                        .mapToInt(label -> label == null ? 0 : label.getPreferredSize().width)
                        .max()
                        .orElse(0);
    }

    @Override
    public Dimension preferredLayoutSize(Container parent) {
        var insets = parent.getInsets();
        var whole = parent.getWidth() == 0 ? UIScale.scale(USUAL_WIDTH) : parent.getWidth();
        var rows = rows(parent);
        var indent = indent(rows);
        var heights = rows.stream()
                .mapToInt(row -> row.height(whole - insets.left - insets.right, indent))
                .sum();
        var gaps = Math.max(0, rows.size() - 1) * UIScale.scale(GAP);
        return new Dimension(whole, heights + gaps + insets.top + insets.bottom);
    }

    @Override
    public void layoutContainer(Container parent) {
        var insets = parent.getInsets();
        var width = parent.getWidth() - insets.left - insets.right;
        var rows = rows(parent);
        var indent = indent(rows);
        var top = insets.top;
        for (var row : rows) {
            row.place(insets.left, top, width, indent);
            top += row.height(width, indent) + UIScale.scale(GAP);
        }
    }

    @Override
    public Dimension minimumLayoutSize(Container parent) {
        return preferredLayoutSize(parent);
    }

    @Override
    public void addLayoutComponent(String name, Component part) {}

    @Override
    public void removeLayoutComponent(Component part) {}
}
