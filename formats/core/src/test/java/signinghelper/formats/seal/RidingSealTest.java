package signinghelper.formats.seal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.verification.SealReport.Picture;

import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RidingSealTest {
    private static final Picture PICTURE = new Picture("png", Bytes.copyOf(new byte[1]), 40, 40);
    private static final PageSize A4 = new PageSize(210, 297);

    @Test
    void twoPagesShowTheTwoHalves() {
        var placements = RidingSeal.over(List.of(A4, new PageSize(297, 210)), PICTURE);

        assertThat(placements)
                .containsExactly(
                        new SealPlacement(1, 190, 128.5, 40, 40, new Strip(0, 0.5)),
                        new SealPlacement(2, 257, 85, 40, 40, new Strip(0.5, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 20, 21, 39, 40, 41, 500})
    void everyPictureIsWholeAndNoStripIsNarrow(int count) {
        var placements = RidingSeal.over(Collections.nCopies(count, A4), PICTURE);

        assertThat(placements).hasSize(count);
        for (var i = 0; i < count; i++) {
            var placement = placements.get(i);
            assertThat(placement.page()).isEqualTo(i + 1);
            var strip = placement.strip();
            assertThat(40 * (strip.to() - strip.from())).isBetween(1.99, 20.01);
            assertThat(placement.left() + 40 * strip.to()).isEqualTo(210);
            var isFirst = strip.from() == 0;
            assertThat(isFirst || strip.from() == placements.get(i - 1).strip().to())
                    .isTrue();
            var isLast = i == count - 1 || placements.get(i + 1).strip().from() == 0;
            assertThat(strip.to() == 1).isEqualTo(isLast);
        }
    }

    @Test
    void onePageIsNoRidingSeal() {
        assertThatThrownBy(() -> RidingSeal.over(List.of(A4), PICTURE)).isInstanceOf(IllegalArgumentException.class);
    }
}
