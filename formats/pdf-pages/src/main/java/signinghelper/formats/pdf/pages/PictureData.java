package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Data of a picture. Programs fill what is missing with black or with nothing, and differ in whose size counts. */
final class PictureData {
    private static final Set<COSName> PACKED =
            Set.of(COSName.JPX_DECODE, COSName.CCITTFAX_DECODE, COSName.JBIG2_DECODE);
    private static final int RGB = 3;
    private static final int CHUNK = 1 << 16;

    private PictureData() {}

    static boolean isWhole(PDImageXObject picture) throws IOException {
        var filters = picture.getStream().getFilters();
        var last = filters == null || filters.isEmpty() ? COSName.NONE : filters.get(filters.size() - 1);
        try {
            return PACKED.contains(last) || (COSName.DCT_DECODE.equals(last) ? isAsSaid(picture) : hasRows(picture));
        } catch (EOFException e) {
            return false;
        }
    }

    private static boolean isAsSaid(PDImageXObject picture) throws IOException {
        var jpeg = JpegHeader.of(picture.getStream().createInputStream(List.of(COSName.DCT_DECODE.getName())));
        return jpeg.width() == picture.getWidth()
                && jpeg.height() == picture.getHeight()
                && (picture.isStencil()
                        || jpeg.parts() == picture.getColorSpace().getNumberOfComponents())
                && !(jpeg.isTurned() && jpeg.parts() == RGB);
    }

    private static boolean hasRows(PDImageXObject picture) throws IOException {
        var bits = picture.isStencil()
                ? 1
                : picture.getBitsPerComponent() * picture.getColorSpace().getNumberOfComponents();
        var row = ((long) picture.getWidth() * bits + Byte.SIZE - 1) / Byte.SIZE;
        var left = row * picture.getHeight();
        try (var data = picture.createInputStream()) {
            var octets = new byte[CHUNK];
            for (var read = data.read(octets); left > 0 && read > 0; read = data.read(octets)) {
                left -= read;
            }
            return left <= 0;
        }
    }
}
