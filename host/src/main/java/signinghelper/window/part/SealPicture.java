package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.formats.verification.SealReport;
import signinghelper.formats.verification.SealReport.Picture;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.swing.ImageIcon;
import javax.swing.JLabel;

/** Picture of a seal. It comes from a file, so its size is read before it is decoded. */
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
        try (var in = ImageIO.createImageInputStream(
                new ByteArrayInputStream(picture.data().toArray()))) {
            var readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? read(readers.next(), in) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // A reader of the JDK's may throw anything at a picture that is broken.
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> read(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            return pixels > MOST_PIXELS ? Optional.empty() : Optional.of(reader.read(0));
        } finally {
            reader.dispose();
        }
    }

    private static Image scaled(BufferedImage picture, int side) {
        var factor = Math.min(1.0, (double) side / Math.max(picture.getWidth(), picture.getHeight()));
        return picture.getScaledInstance(
                Math.max(1, (int) (picture.getWidth() * factor)),
                Math.max(1, (int) (picture.getHeight() * factor)),
                Image.SCALE_SMOOTH);
    }
}
