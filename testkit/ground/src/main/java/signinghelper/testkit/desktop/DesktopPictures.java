package signinghelper.testkit.desktop;

import signinghelper.testkit.junit.Eventually;
import signinghelper.testkit.tool.ExternalProgram;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Photographs of all that is seen on a desktop. */
public record DesktopPictures(TestDesktop desktop) {
    private static final int SIDE = 500;
    private static final int PAINTED = 1;

    public BufferedImage take(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            new ExternalProgram(List.of("import", "-window", "root", file.toString()), desktop.environment()).run();
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Photographs, once the middle has as many colours as text gives it. */
    public BufferedImage takeOncePainted(Path file) throws InterruptedException {
        var picture = new BufferedImage[1];
        Eventually.isTrue(() -> {
            picture[0] = take(file);
            return middle(picture[0]).distinct().count() > PAINTED;
        });
        return picture[0];
    }

    /** Returns the colours in the middle of a picture of the screen, where windows are. */
    public static IntStream middle(BufferedImage picture) {
        var part = picture.getSubimage((picture.getWidth() - SIDE) / 2, (picture.getHeight() - SIDE) / 2, SIDE, SIDE);
        return IntStream.of(part.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE));
    }
}
