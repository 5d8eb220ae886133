package signinghelper.preview;

import signinghelper.formats.document.Content;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.internal.pages.AveragedPicture;
import signinghelper.formats.internal.pages.DrawnPage;
import signinghelper.formats.internal.pages.PagePictures;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Picture file as the one page of a document, as large as on paper at 96 dots for each inch. */
final class ImagePicture implements PagePictures {
    private static final double DOTS_PER_MILLIMETRE = 96 / 25.4;

    private final BufferedImage image;
    private final PageSize size;

    private ImagePicture(BufferedImage image, PageSize size) {
        this.image = image;
        this.size = size;
    }

    /** Reads a picture. */
    static ImagePicture of(Content content) throws IOException {
        try (var in = new MemoryCacheImageInputStream(content.open())) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no picture");
            }
            var reader = readers.next();
            reader.setInput(in);
            try {
                var width = reader.getWidth(0);
                var height = reader.getHeight(0);
                var size = new PageSize(width / DOTS_PER_MILLIMETRE, height / DOTS_PER_MILLIMETRE);
                return new ImagePicture(AveragedPicture.read(reader, MOST_PIXELS), size);
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException e) {
            throw new IOException("a picture cannot be read", e);
        }
    }

    @Override
    public List<PageSize> sizes() {
        return List.of(size);
    }

    @Override
    public DrawnPage draw(int page, double pixels) {
        return DrawnPage.whole(image);
    }

    @Override
    public void close() {}
}
