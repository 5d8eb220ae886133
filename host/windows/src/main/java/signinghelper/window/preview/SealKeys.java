package signinghelper.window.preview;

import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.function.IntSupplier;
import javax.swing.AbstractAction;
import javax.swing.KeyStroke;

/** Keys that move the selected seal. Arrows scroll, as without a seal, while it stands on another page. */
final class SealKeys {
    private static final int STEP = 1;
    private static final int LARGE_STEP = 10;

    private final PageView view;
    private final SealMoves moves;
    private final IntSupplier page;

    /** @param page number of the page that is shown */
    SealKeys(PageView view, SealMoves moves, IntSupplier page) {
        this.view = view;
        this.moves = moves;
        this.page = page;
    }

    /** Lets the view react to the keys. */
    void bind() {
        arrow(KeyEvent.VK_LEFT, -1, 0);
        arrow(KeyEvent.VK_RIGHT, 1, 0);
        arrow(KeyEvent.VK_UP, 0, -1);
        arrow(KeyEvent.VK_DOWN, 0, 1);
        key(KeyEvent.VK_PAGE_UP, InputEvent.CTRL_DOWN_MASK, () -> turn(-1));
        key(KeyEvent.VK_PAGE_DOWN, InputEvent.CTRL_DOWN_MASK, () -> turn(1));
    }

    private void arrow(int key, int right, int down) {
        key(key, 0, () -> moves.moveBy(right * STEP, down * STEP));
        key(key, InputEvent.SHIFT_DOWN_MASK, () -> moves.moveBy(right * LARGE_STEP, down * LARGE_STEP));
    }

    private void turn(int pages) {
        moves.moveTo(page.getAsInt() + pages);
    }

    private void key(int key, int modifiers, Runnable move) {
        var stroke = KeyStroke.getKeyStroke(key, modifiers);
        view.getInputMap().put(stroke, stroke);
        view.getActionMap().put(stroke, new Move(move));
    }

    private final class Move extends AbstractAction {
        private static final long serialVersionUID = 1L;

        private final transient Runnable move;

        Move(Runnable move) {
            this.move = move;
        }

        @Override
        public boolean isEnabled() {
            return moves.selected()
                    .filter(seal -> seal.placement().page() == page.getAsInt())
                    .isPresent();
        }

        @Override
        public void actionPerformed(ActionEvent event) {
            move.run();
        }
    }
}
