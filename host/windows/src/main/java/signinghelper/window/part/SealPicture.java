package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.formats.seal.SealImage;
import signinghelper.formats.verification.SealReport;
import signinghelper.formats.verification.SealReport.Picture;

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
    public static Optional<JLabel> of(SealReport seal, String name) {
        return icon(seal.picture(), SIDE).map(icon -> {
            var label = PlainText.label("");
            label.setIcon(icon);
            label.getAccessibleContext().setAccessibleName(name + " " + seal.name());
            return label;
        });
    }

    /** Returns the picture within a square of {@code side}, before the screen's scale; empty as above. */
    public static Optional<ImageIcon> icon(Picture picture, int side) {
        return decoded(picture).map(image -> new ImageIcon(scaled(image, UIScale.scale(side))));
    }

    /** Decodes the picture; empty as above. */
    public static Optional<BufferedImage> decoded(Picture picture) {
        return SealImage.decoded(picture.data(), MOST_PIXELS);
    }

    private static Image scaled(BufferedImage picture, int side) {
        var factor = Math.min(1.0, (double) side / Math.max(picture.getWidth(), picture.getHeight()));
        return picture.getScaledInstance(
                Math.max(1, (int) (picture.getWidth() * factor)),
                Math.max(1, (int) (picture.getHeight() * factor)),
                Image.SCALE_SMOOTH);
    }
}
