package signinghelper.window.part;

import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Parts one below the other. */
public class Column extends JPanel {
    private static final long serialVersionUID = 1L;

    public Column() {
        setLayout(new BoxLayout(this, BoxLayout.PAGE_AXIS));
    }

    /** Below what is there, each {@code gap} pixels apart from what is above it. */
    public final void stack(int gap, JComponent... parts) {
        for (var part : parts) {
            part.setAlignmentX(LEFT_ALIGNMENT);
            part.setBorder(BorderFactory.createEmptyBorder(gap, 0, 0, 0));
            add(part);
        }
    }
}
