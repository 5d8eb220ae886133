package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;
import signinghelper.window.part.ScrolledColumn;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.awt.Rectangle;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.Scrollable;

/**
 * Panel with facts above a list, or beside it where a window is low. The list takes the height that is left; where there
 * is not even the least, the panel scrolls.
 */
final class QuestionLayout extends JPanel implements Scrollable {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 12;
    private static final int BESIDE = 222;
    private static final int STEP = 24;

    private final JPanel top = new JPanel(new BorderLayout(0, UIScale.scale(GAP)));
    private final ScrolledColumn facts = new ScrolledColumn();
    private final JPanel cards = new JPanel(new GridLayout(1, 0, UIScale.scale(GAP), UIScale.scale(GAP / 2)));
    private final JScrollPane side = new JScrollPane();
    private @Nullable JComponent list;
    /** Null unless a form scrolls with the question. */
    private @Nullable JComponent below;

    private boolean isBeside;

    QuestionLayout() {
        super(new BorderLayout(UIScale.scale(GAP), UIScale.scale(GAP)));
        side.setBorder(null);
        side.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        top.add(facts, BorderLayout.CENTER);
        add(top, BorderLayout.NORTH);
    }

    /** Shows a program's claims above the facts, across the whole width also where the list stands beside these. */
    void setClaim(JComponent claim) {
        top.add(claim, BorderLayout.NORTH);
    }

    /** Adds a card beside the others, or below them where the list stands beside. */
    void addCard(JComponent card) {
        cards.add(card);
        if (cards.getParent() == null) {
            addFact(cards);
        }
    }

    void addFact(JComponent fact) {
        facts.stack(facts.getComponentCount() == 0 ? 0 : UIScale.scale(STEP / 3), fact);
    }

    void setList(JComponent part) {
        list = part;
        add(part, BorderLayout.CENTER);
    }

    /** Shows {@code part} below all else, instead of an earlier one; null for none. */
    void setBelow(@Nullable JComponent part) {
        if (below != null) {
            remove(below);
        }
        below = part;
        if (part != null) {
            add(part, BorderLayout.SOUTH);
        }
    }

    boolean hasList() {
        return list != null;
    }

    /** Hides what is chosen, or shows it again. */
    void showCards(boolean shown) {
        cards.setVisible(shown);
    }

    void setLow(boolean isLow) {
        ((BorderLayout) getLayout()).setVgap(UIScale.scale(isLow ? GAP / 2 : GAP));
        var wanted = isLow && list != null && facts.getComponentCount() > 0;
        if (wanted == isBeside) {
            return;
        }
        isBeside = wanted;
        cards.setLayout(new GridLayout(isBeside ? 0 : 1, isBeside ? 1 : 0, UIScale.scale(GAP), UIScale.scale(GAP / 2)));
        if (isBeside) {
            side.setViewportView(facts);
            add(side, BorderLayout.LINE_START);
        } else {
            remove(side);
            top.add(facts, BorderLayout.CENTER);
        }
        top.setVisible(top.getComponentCount() > 0);
    }

    @Override
    public void doLayout() {
        side.setPreferredSize(new Dimension(UIScale.scale(BESIDE), 0));
        super.doLayout();
    }

    private int least() {
        var shown = below == null ? 0 : below.getPreferredSize().height;
        var listed = shown + (list == null ? 0 : list.getMinimumSize().height);
        return (top.isVisible() ? top.getPreferredSize().height : 0) + listed;
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return UIScale.scale(STEP);
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return list != null && getParent().getHeight() >= least();
    }
}
