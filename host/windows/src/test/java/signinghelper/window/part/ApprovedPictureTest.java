package signinghelper.window.part;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class ApprovedPictureTest {
    @TempDir
    private Path folder;

    private ApprovedPicture approved;

    @BeforeEach
    void approve() {
        approved = new ApprovedPicture(folder.resolve("approved/login.png"));
    }

    /** Returns a window with a title, a date and a button at the bottom. */
    private static WindowPicture picture(int height, String date, int buttonTop) {
        var pixels = new BufferedImage(480, height, BufferedImage.TYPE_INT_RGB);
        var graphics = pixels.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 480, height);
        graphics.setColor(Color.BLACK);
        graphics.drawString("Procurement portal", 24, 40);
        graphics.drawString(date, 24, 80);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(300, buttonTop, 160, 40);
        graphics.dispose();
        return new WindowPicture(pixels, 1);
    }

    @Test
    void anotherDateIsNoDifference() {
        approved.approve(picture(320, "2026-12-12", 256));

        assertThat(approved.difference(picture(320, "2031-08-30", 256))).isEmpty();
    }

    @Test
    void aButtonThatHasMovedIsOne() {
        approved.approve(picture(320, "2026-12-12", 256));

        assertThat(approved.difference(picture(320, "2026-12-12", 232)))
                .hasValueSatisfying(said -> assertThat(said).endsWith("of it differ from what was approved"));
    }

    @Test
    void anotherHeightIsOne() {
        approved.approve(picture(320, "2026-12-12", 256));

        assertThat(approved.difference(picture(352, "2026-12-12", 256)))
                .contains("another size: 60x44 cells, approved 60x40");
    }

    @Test
    void whatNobodyHasSeenIsNotApproved() {
        assertThat(approved.difference(picture(320, "2026-12-12", 256))).contains("nobody has approved it");
    }

    @Test
    void theContrastIsThatOfTheTextAndItsGround() {
        var pixels = new BufferedImage(100, 20, BufferedImage.TYPE_INT_RGB);
        pixels.createGraphics().fillRect(0, 0, 100, 20);
        pixels.setRGB(20, 10, 0x767676);
        pixels.setRGB(90, 10, 0);
        var picture = new WindowPicture(pixels, 2);

        assertThat(picture.contrast(new Rectangle(0, 0, 20, 10))).isBetween(4.5, 4.6);
        assertThat(picture.contrast(new Rectangle(0, 0, 9, 10))).isEqualTo(1);
        assertThat(picture.contrast(new Rectangle(40, 0, 20, 10))).isEqualTo(21);
    }
}
