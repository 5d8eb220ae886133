package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Forms, tiles, resources and graphics states that all programs take alike. */
final class PlainForm {
    private static final int MATRIX = 6;
    private static final int BOX = 4;

    /** PDFBox leaves out tiles that are smaller than a pixel. */
    private static final float LEAST_STEP = 1;

    /** Modes that give the same on white paper as on a group that has no paper yet, where programs differ. */
    private static final Set<String> BLENDS = Set.of("Normal", "Compatible", "Multiply", "Darken");

    /** PDFBox looks in the resources for these, too. */
    private static final Set<COSName> OWN_SPACES = names("DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern");

    private static final Set<COSName> SHORT_SPACES = names("G", "RGB", "CMYK", "I");

    private PlainForm() {}

    private static Set<COSName> names(String... names) {
        return Stream.of(names).map(COSName::getPDFName).collect(Collectors.toUnmodifiableSet());
    }

    static boolean isForm(COSDictionary form) {
        return areNumbers(form.getDictionaryObject(COSName.BBOX), BOX)
                && (!form.containsKey(COSName.MATRIX) || areNumbers(form.getDictionaryObject(COSName.MATRIX), MATRIX));
    }

    private static boolean areNumbers(@Nullable Object value, int count) {
        if (!(value instanceof COSArray array) || array.size() != count) {
            return false;
        }
        for (var i = 0; i < count; i++) {
            if (!(array.getObject(i) instanceof COSNumber)) {
                return false;
            }
        }
        return true;
    }

    /** @param pixels matrix from the content that paints with the tiles to pixels */
    static boolean areTiles(PDTilingPattern tiles, Matrix pixels) {
        var matrix = tiles.getMatrix().multiply(pixels);
        return isForm(tiles.getCOSObject())
                && Math.abs(tiles.getXStep() * matrix.getScalingFactorX()) >= LEAST_STEP
                && Math.abs(tiles.getYStep() * matrix.getScalingFactorY()) >= LEAST_STEP;
    }

    /** @param isInline true where short names of colour spaces count as well */
    static boolean areResources(@Nullable PDResources resources, boolean isInline) {
        var spaces = resources == null ? null : resources.getCOSObject().getCOSDictionary(COSName.COLORSPACE);
        return spaces == null
                || (OWN_SPACES.stream().noneMatch(spaces::containsKey)
                        && (!isInline || SHORT_SPACES.stream().noneMatch(spaces::containsKey)));
    }

    /** Returns true when a graphics state, or an annotation, blends as all programs do; of a list of modes they take different ones. */
    static boolean isBlend(COSDictionary state) {
        return !state.containsKey(COSName.BM)
                || (state.getDictionaryObject(COSName.BM) instanceof COSName mode && BLENDS.contains(mode.getName()));
    }

    /** Returns true when a graphics state has no mask, or one of a group: other forms are masks to some programs alone. */
    static boolean isMask(COSDictionary state) {
        var mask = state.getCOSDictionary(COSName.SMASK);
        var form = mask == null ? null : mask.getCOSDictionary(COSName.G);
        return mask == null || (form != null && form.getCOSDictionary(COSName.GROUP) != null);
    }
}
