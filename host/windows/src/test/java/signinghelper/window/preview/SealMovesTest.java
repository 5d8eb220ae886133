package signinghelper.window.preview;

import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.verification.SealReport.Picture;
import signinghelper.prompt.PlacedSeal;
import signinghelper.prompt.SealedPages;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SealMovesTest {
    private static final Picture PICTURE = new Picture("png", Bytes.copyOf(new byte[1]), 40, 30);
    private static final List<PageSize> PAGES = List.of(new PageSize(210, 297), new PageSize(35, 100));

    private static PlacedSeal seal(int place, double left, boolean isMovable) {
        return new PlacedSeal(place, new SealPlacement(1, left, 50, 40, 30, Strip.WHOLE), isMovable);
    }

    private static SealMoves moves(PlacedSeal... seals) {
        return new SealMoves(new SealedPages(PAGES, PICTURE, List.of(seals), false));
    }

    private static SealPlacement selected(SealMoves moves) {
        return moves.selected().orElseThrow().placement();
    }

    @Test
    void aSealStopsAtTheEdgesOfItsPage() {
        var moves = moves(seal(0, 10, true));
        moves.moveBy(-10.26, 0);
        assertThat(selected(moves).left()).isZero();
        moves.moveBy(1000, 1000);
        assertThat(selected(moves)).isEqualTo(new SealPlacement(1, 170, 267, 40, 30, Strip.WHOLE));
    }

    @Test
    void placesAreTenthsOfAMillimetre() {
        var moves = moves(seal(0, 10, true));
        moves.moveBy(0.149, 0.26);
        assertThat(selected(moves)).isEqualTo(new SealPlacement(1, 10.1, 50.3, 40, 30, Strip.WHOLE));
    }

    @Test
    void aSealGoesToNoPageThatIsNotThereOrTooSmall() {
        var moves = moves(seal(0, 10, true));
        moves.moveTo(0);
        moves.moveTo(3);
        moves.moveTo(2);
        assertThat(selected(moves).page()).isEqualTo(1);
    }

    @Test
    void onlyMovableSealsAreSelected() {
        var fixed = seal(0, 10, false);
        var first = seal(1, 60, true);
        var second = seal(2, 80, true);
        var moves = moves(fixed, first, second);

        assertThat(moves.selected()).contains(first);
        moves.select(fixed);
        assertThat(moves.selected()).contains(first);
        moves.selectNext();
        assertThat(moves.selected()).contains(second);
        moves.selectNext();
        assertThat(moves.selected()).contains(first);
        assertThat(moves(fixed).selected()).isEmpty();
    }

    @Test
    void theTopmostSealAtAPointIsTheLastOne() {
        var moves = moves(seal(0, 10, true), seal(1, 30, true));

        assertThat(moves.at(1, 40, 60).map(PlacedSeal::place)).contains(1);
        assertThat(moves.at(1, 15, 60).map(PlacedSeal::place)).contains(0);
        assertThat(moves.at(1, 5, 60)).isEmpty();
        assertThat(moves.at(2, 15, 60)).isEmpty();
    }
}
