package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.seal.SealImage;
import signinghelper.guidance.VisibleText;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.Optional;
import javax.swing.ImageIcon;
import javax.swing.JLabel;

/** Picture of a seal, as windows show it. */
public final class SealPicture {
    private static final int SIDE = 120;
    private static final long MOST_PIXELS = 4_000_000;

    private SealPicture() {}

    /** Returns the label with its accessible name; empty when the picture is of a kind that is not drawn, or too large. */
    public static Optional<JLabel> of(Bytes picture, String name) {
        return icon(picture, SIDE).map(icon -> {
            var label = PlainText.label("");
            label.setIcon(icon);
            label.getAccessibleContext().setAccessibleName(VisibleText.of(name));
            return label;
        });
    }

    /** Returns the picture within a square of {@code side}, before the screen's scale; empty as above. */
    public static Optional<ImageIcon> icon(Bytes picture, int side) {
        return decoded(picture).map(image -> new ImageIcon(scaled(image, UIScale.scale(side))));
    }

    /** Decodes the picture; empty as above. */
    public static Optional<BufferedImage> decoded(Bytes picture) {
        return SealImage.decoded(picture, MOST_PIXELS);
    }

    private static Image scaled(BufferedImage picture, int side) {
        var factor = Math.min(1.0, (double) side / Math.max(picture.getWidth(), picture.getHeight()));
        return picture.getScaledInstance(
                Math.max(1, (int) (picture.getWidth() * factor)),
                Math.max(1, (int) (picture.getHeight() * factor)),
                Image.SCALE_SMOOTH);
    }
}
