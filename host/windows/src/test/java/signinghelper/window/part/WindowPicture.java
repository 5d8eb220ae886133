package signinghelper.window.part;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Picture of a window in the pixels of the screen.
 *
 * @param scale pixels of the screen for one of the window's
 */
public record WindowPicture(BufferedImage pixels, double scale) {

    public static WindowPicture of(Window window, Robot robot) {
        var variants =
                robot.createMultiResolutionScreenCapture(window.getBounds()).getResolutionVariants();
        var pixels = (BufferedImage) variants.get(variants.size() - 1);
        return new WindowPicture(pixels, (double) pixels.getWidth() / window.getWidth());
    }

    /** Returns the strongest contrast of a pixel in {@code area} with the most frequent colour there; 1 where it is empty. */
    public double contrast(Rectangle area) {
        var counts = new HashMap<Integer, Integer>();
        var shown = scaled(area).intersection(new Rectangle(pixels.getWidth(), pixels.getHeight()));
        for (var y = shown.y; y < shown.y + shown.height; y++) {
            for (var x = shown.x; x < shown.x + shown.width; x++) {
                counts.merge(pixels.getRGB(x, y), 1, Integer::sum);
            }
        }
        var ground =
                counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        return ground.stream()
                .flatMapToDouble(colour ->
                        counts.keySet().stream().mapToDouble(other -> Contrast.of(new Color(other), new Color(colour))))
                .max()
                .orElse(1);
    }

    private Rectangle scaled(Rectangle area) {
        return new Rectangle(
                (int) Math.floor(area.x * scale),
                (int) Math.floor(area.y * scale),
                (int) Math.ceil(area.width * scale),
                (int) Math.ceil(area.height * scale));
    }

    public void write(Path file) {
        try {
            ImageIO.write(pixels, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
