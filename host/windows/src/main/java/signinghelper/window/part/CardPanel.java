package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;
import signinghelper.check.Verdict;

import java.awt.BasicStroke;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Card of one subject, on a ground of its own; its edge repeats the colour of a verdict that the text states. */
public final class CardPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int SIDE = 16;
    private static final int TOP = 12;

    private final transient @Nullable Color edge;

    public CardPanel(Verdict verdict, JComponent part) {
        this(VerdictColor.of(verdict), part);
        setBorder(BorderFactory.createEmptyBorder(scaled(TOP), scaled(SIDE), scaled(TOP), scaled(SIDE)));
    }

    private CardPanel(@Nullable Color edge, JComponent part) {
        super(new BorderLayout());
        this.edge = edge;
        add(part, BorderLayout.CENTER);
        bare(this);
    }

    /** Creates a card without a verdict, whose part goes up to its edges. */
    public static CardPanel plain(JComponent part) {
        var card = new CardPanel((Color) null, part);
        card.setBorder(BorderFactory.createEmptyBorder(1, 1, 1, 1));
        return card;
    }

    /** Lets the card's ground be seen through all panels in {@code part}. */
    public static void bare(Component part) {
        if (part instanceof JPanel panel) {
            panel.setOpaque(false);
        }
        if (part instanceof Container container) {
            for (var inner : container.getComponents()) {
                bare(inner);
            }
        }
    }

    private static int scaled(int size) {
        return UIScale.scale(size);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        var copy = (Graphics2D) graphics.create();
        copy.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        copy.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        var arc = 2.0 * Design.size("radius");
        var outline = new RoundRectangle2D.Double(0.5, 0.5, getWidth() - 1.0, getHeight() - 1.0, arc, arc);
        copy.setColor(Design.color("surface"));
        copy.fill(outline);
        if (edge != null) {
            var clipped = (Graphics2D) copy.create();
            clipped.clip(outline);
            clipped.setColor(edge);
            clipped.fillRect(0, 0, Design.size("edge"), getHeight());
            clipped.dispose();
        }
        copy.setStroke(new BasicStroke(1));
        copy.setColor(Design.color("divider"));
        copy.draw(outline);
        copy.dispose();
    }
}
