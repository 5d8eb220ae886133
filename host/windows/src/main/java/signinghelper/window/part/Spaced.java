package signinghelper.window.part;

import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Place of a part that has a border of its own, with a distance above it; both are seen or hidden together. */
final class Spaced extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JComponent part;

    Spaced(JComponent part, int gap) {
        super(new BorderLayout());
        this.part = part;
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder(gap, 0, 0, 0));
        add(part);
    }

    @Override
    public boolean isVisible() {
        // Asked before the part is there, by the constructor above.
        return super.isVisible() && (getComponentCount() == 0 || part.isVisible());
    }
}
