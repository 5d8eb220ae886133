package signinghelper.window.part;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Picture of a window as a person has approved it, in grey and with one pixel for each cell. */
public record ApprovedPicture(Path file) {
    private static final int CELL = 8;
    private static final int TOLERATED_STEP = 20;

    /** A name or a date that reads otherwise changes less; a part that has moved changes more. */
    private static final double TOLERATED_SHARE = 0.03;

    /** Keeps {@code picture} as the approved one. */
    public void approve(WindowPicture picture) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(cells(picture.pixels()), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how {@code picture} differs; empty where a person would call the two alike. */
    public Optional<String> difference(WindowPicture picture) {
        return Files.exists(file) ? difference(read(), cells(picture.pixels())) : Optional.of("nobody has approved it");
    }

    private BufferedImage read() {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> difference(BufferedImage approved, BufferedImage now) {
        if (approved.getWidth() != now.getWidth() || approved.getHeight() != now.getHeight()) {
            return Optional.of("another size: %dx%d cells, approved %dx%d"
                    .formatted(now.getWidth(), now.getHeight(), approved.getWidth(), approved.getHeight()));
        }
        var differing = 0;
        for (var y = 0; y < now.getHeight(); y++) {
            for (var x = 0; x < now.getWidth(); x++) {
                if (Math.abs(grey(approved, x, y) - grey(now, x, y)) > TOLERATED_STEP) {
                    differing++;
                }
            }
        }
        var share = (double) differing / (now.getWidth() * now.getHeight());
        return share > TOLERATED_SHARE
                ? Optional.of("%.1f %% of it differ from what was approved".formatted(100 * share))
                : Optional.empty();
    }

    private static int grey(BufferedImage picture, int x, int y) {
        return picture.getRaster().getSample(x, y, 0);
    }

    private static BufferedImage cells(BufferedImage picture) {
        var cells = new BufferedImage(
                (picture.getWidth() + CELL - 1) / CELL,
                (picture.getHeight() + CELL - 1) / CELL,
                BufferedImage.TYPE_BYTE_GRAY);
        var graphics = cells.createGraphics();
        // The mean of each cell; drawing at once would take single pixels.
        graphics.drawImage(
                picture.getScaledInstance(cells.getWidth(), cells.getHeight(), BufferedImage.SCALE_AREA_AVERAGING),
                0,
                0,
                null);
        graphics.dispose();
        return cells;
    }
}
