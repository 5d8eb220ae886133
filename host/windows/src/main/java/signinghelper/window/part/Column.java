package signinghelper.window.part;

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JComponent;

/** Layout of parts one below the other. */
public class Column extends Box {
    private static final long serialVersionUID = 1L;

    public Column() {
        super(BoxLayout.PAGE_AXIS);
    }

    /** Adds {@code parts} below the present ones, each {@code gap} pixels below the one above it. */
    public final void stack(int gap, JComponent... parts) {
        for (var part : parts) {
            add(spaced(gap, part));
        }
    }

    private static JComponent spaced(int gap, JComponent part) {
        var placed = part.getBorder() == null ? part : new Spaced(part, gap);
        placed.setAlignmentX(LEFT_ALIGNMENT);
        if (placed.equals(part)) {
            part.setBorder(BorderFactory.createEmptyBorder(gap, 0, 0, 0));
        }
        return placed;
    }
}
