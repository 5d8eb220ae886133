package signinghelper.fuzz;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.seal.SealImage;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

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
        return Stream.of(
                written("png", BufferedImage.TYPE_INT_RGB, ImageWriteParam.MODE_DISABLED),
                written("png", BufferedImage.TYPE_INT_ARGB, ImageWriteParam.MODE_DEFAULT),
                written("png", BufferedImage.TYPE_BYTE_INDEXED, ImageWriteParam.MODE_DISABLED),
                written("png", BufferedImage.TYPE_BYTE_BINARY, ImageWriteParam.MODE_DEFAULT),
                written("png", BufferedImage.TYPE_USHORT_GRAY, ImageWriteParam.MODE_DISABLED),
                written("jpg", BufferedImage.TYPE_INT_RGB, ImageWriteParam.MODE_DISABLED),
                written("jpg", BufferedImage.TYPE_BYTE_GRAY, ImageWriteParam.MODE_DEFAULT),
                written("gif", BufferedImage.TYPE_BYTE_INDEXED, ImageWriteParam.MODE_DISABLED),
                written("gif", BufferedImage.TYPE_BYTE_BINARY, ImageWriteParam.MODE_DEFAULT),
                written("bmp", BufferedImage.TYPE_INT_RGB, ImageWriteParam.MODE_DISABLED),
                written("bmp", BufferedImage.TYPE_BYTE_INDEXED, ImageWriteParam.MODE_DISABLED));
    }

    /** @param passes {@code MODE_DEFAULT} for a picture that is sent coarse first, then finer */
    private static byte[] written(String format, int type, int passes) {
        var image = new BufferedImage(9, 7, type);
        image.setRGB(4, 3, Color.RED.getRGB());
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            if (how.canWriteProgressive()) {
                how.setProgressiveMode(passes);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
