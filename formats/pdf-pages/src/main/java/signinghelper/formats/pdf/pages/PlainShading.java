package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShading;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShadingType2;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Shading that all programs draw alike: PDFBox takes other domains, cones and backgrounds for the usual ones. */
final class PlainShading {
    private static final float[] UNIT = {0, 1};
    private static final int TWO_CIRCLES = 6;

    private PlainShading() {}

    static boolean isIn(@Nullable PDShading shading) {
        if (!(shading instanceof PDShadingType2 axial)) {
            return shading != null;
        }
        var domain = axial.getDomain();
        return !axial.getCOSObject().containsKey(COSName.BACKGROUND)
                && (domain == null || Arrays.equals(domain.toFloatArray(), UNIT))
                && (axial.getShadingType() == PDShading.SHADING_TYPE2 || isWithin(axial.getCoords()));
    }

    /** Where no circle lies within the other, the shading is a cone. */
    private static boolean isWithin(@Nullable COSArray circles) {
        if (circles == null || circles.size() != TWO_CIRCLES) {
            return false;
        }
        var values = circles.toFloatArray();
        var apart = Math.hypot(values[3] - values[0], values[4] - values[1]);
        return values[2] >= 0 && values[5] >= 0 && apart <= Math.abs(values[5] - values[2]);
    }
}
