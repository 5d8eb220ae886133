package signinghelper.window.preview;

import signinghelper.formats.document.SealPlacement;
import signinghelper.prompt.PlacedSeal;
import signinghelper.prompt.SealedPages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Seals on a document's pages while the user moves one of them. No seal leaves its page. */
public final class SealMoves {
    private static final double TENTHS = 10;
    private static final int NONE = -1;

    private final SealedPages pages;
    private final List<PlacedSeal> seals;
    private Runnable listener = () -> {};
    private int selected;

    /** Selects the first seal that can be moved. */
    public SealMoves(SealedPages pages) {
        this.pages = pages;
        this.seals = new ArrayList<>(pages.seals());
        this.selected = next(NONE);
    }

    private int next(int from) {
        return IntStream.rangeClosed(1, seals.size())
                .map(step -> (from + step + seals.size()) % seals.size())
                .filter(number -> seals.get(number).isMovable())
                .findFirst()
                .orElse(NONE);
    }

    /** Runs {@code changed} after each change. */
    void follow(Runnable changed) {
        listener = changed;
    }

    SealedPages pages() {
        return pages;
    }

    /** Seals where they stand now. */
    public List<PlacedSeal> seals() {
        return List.copyOf(seals);
    }

    List<PlacedSeal> on(int page) {
        return seals.stream().filter(seal -> seal.placement().page() == page).toList();
    }

    /** Returns the page to begin with: that of the selected seal, or of the first one. */
    int firstPage() {
        return selected().orElse(seals.get(0)).placement().page();
    }

    /** Returns the seal that keys move; empty when none can be moved. */
    Optional<PlacedSeal> selected() {
        return selected == NONE ? Optional.empty() : Optional.of(seals.get(selected));
    }

    /** Returns true when keys move the seal. */
    boolean isSelected(PlacedSeal seal) {
        return selected().filter(one -> one.equals(seal)).isPresent();
    }

    boolean hasOthers() {
        return selected != NONE && next(selected) != selected;
    }

    void selectNext() {
        selected = selected == NONE ? NONE : next(selected);
        listener.run();
    }

    /** Selects a seal if it can be moved. */
    void select(PlacedSeal seal) {
        if (seal.isMovable()) {
            selected = seals.indexOf(seal);
            listener.run();
        }
    }

    /** Moves the selected seal on its page, by millimetres. */
    void moveBy(double right, double down) {
        selected().map(PlacedSeal::placement).ifPresent(at -> move(at.page(), at.left() + right, at.top() + down));
    }

    /** Moves the selected seal to the same place on another page. */
    void moveTo(int page) {
        selected().map(PlacedSeal::placement).ifPresent(at -> move(page, at.left(), at.top()));
    }

    /** Moves the selected seal; a place that is not on the page becomes the nearest one that is. */
    void move(int page, double left, double top) {
        if (selected == NONE || page < 1 || page > pages.sizes().size()) {
            return;
        }
        var size = pages.sizes().get(page - 1);
        var seal = seals.get(selected);
        var at = seal.placement();
        if (at.width() <= size.width() && at.height() <= size.height()) {
            seals.set(
                    selected,
                    seal.at(page, within(left, size.width() - at.width()), within(top, size.height() - at.height())));
            listener.run();
        }
    }

    /** Places are tenths of a millimetre, which people can read and compare, except at the far edges. */
    private static double within(double wanted, double most) {
        return Math.max(0, Math.min(Math.round(wanted * TENTHS) / TENTHS, most));
    }

    /** Returns the topmost seal at a point of a page; empty beside all seals. */
    Optional<PlacedSeal> at(int page, double x, double y) {
        var here = on(page).stream()
                .filter(seal -> contains(seal.placement(), x, y))
                .toList();
        return here.isEmpty() ? Optional.empty() : Optional.of(here.get(here.size() - 1));
    }

    private static boolean contains(SealPlacement at, double x, double y) {
        var from = at.left() + at.width() * at.strip().from();
        var to = at.left() + at.width() * at.strip().to();
        return x >= from && x < to && y >= at.top() && y < at.top() + at.height();
    }
}
