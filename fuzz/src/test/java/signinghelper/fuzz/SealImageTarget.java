package signinghelper.fuzz;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.seal.SealImage;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Pictures of seals: each is decoded within a number of pixels, or passed by. */
public final class SealImageTarget implements Target {
    private static final long MOST_PIXELS = 1_000_000;

    @Override
    public void read(byte[] picture) {
        SealImage.decoded(Bytes.copyOf(picture), MOST_PIXELS)
                .ifPresent(image -> image.getRGB(image.getWidth() - 1, image.getHeight() - 1));
    }

    @Override
    public Stream<byte[]> seeds() {
        return Stream.of("png", "jpg", "gif", "bmp").map(SealImageTarget::written);
    }

    private static byte[] written(String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
