package signinghelper.window.preview;

import signinghelper.formats.document.SealPlacement;
import signinghelper.prompt.PlacedSeal;
import signinghelper.window.part.Words;

import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import javax.swing.SwingUtilities;

/** Parts of a preview that show a document's seals and, where that is allowed, let the user move them. */
final class SealedView {
    private final PageView view;
    private final SealMoves moves;
    private final SealLayer layer;
    private final IntSupplier page;
    private final Optional<SealBar> bar;

    /** @param page number of the page that is shown */
    SealedView(PageView view, SealMoves moves, Words words, IntSupplier page, SealBar.Listener listener) {
        this.view = view;
        this.moves = moves;
        this.page = page;
        this.layer = new SealLayer(moves, view);
        view.show(layer);
        if (moves.pages().isMovable()) {
            bar = Optional.of(new SealBar(moves, words, page, listener));
            new SealKeys(view, moves, page).bind();
        } else {
            bar = Optional.empty();
        }
    }

    Optional<SealBar> bar() {
        return bar;
    }

    /** Tells {@code shown} the page of the selected seal after each of its moves. */
    void follow(IntConsumer shown) {
        moves.follow(() -> moves.selected()
                .map(PlacedSeal::placement)
                .map(SealPlacement::page)
                .ifPresent(shown::accept));
    }

    /** Shows the seals of the page that is shown now; returns the place of the selected one, empty without one. */
    String renew() {
        layer.show(page.getAsInt());
        view.repaint();
        SwingUtilities.invokeLater(this::reveal);
        bar.ifPresent(SealBar::renew);
        return bar.map(SealBar::text).orElse("");
    }

    /** Scrolls to the selected seal, once the view has its size. */
    private void reveal() {
        var area = layer.selectedArea();
        if (area != null && !view.getVisibleRect().contains(area)) {
            view.scrollRectToVisible(area);
        }
    }
}
