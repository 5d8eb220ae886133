package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDIndexed;
import org.apache.pdfbox.pdmodel.graphics.color.PDSeparation;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Picture that all programs draw alike. PDFBox takes unusual ranges and masks for others than they are. */
final class PlainPicture {
    /** Keys of inline pictures (ISO 32000-2, table 91). */
    private static final List<COSName> SHORT_KEYS = Stream.of("BPC", "CS", "D", "DP", "F", "H", "I", "IM", "W")
            .map(COSName::getPDFName)
            .toList();

    private static final Set<Integer> BITS = Set.of(1, 2, 4, 8, 16);
    private static final float[] UNIT = {0, 1};

    /** Colorant of a plate that no program prints. */
    private static final String NO_PLATE = "None";

    private PlainPicture() {}

    static boolean isIn(PDImage picture) throws IOException {
        if (picture instanceof PDImageXObject object
                && !(isPlain(object.getCOSObject()) && PictureData.isWhole(object))) {
            return false;
        }
        if (picture.isStencil()) {
            return isUsual(picture.getDecode(), UNIT, true);
        }
        var space = picture.getColorSpace();
        var isPrinted = !(space instanceof PDSeparation plate && NO_PLATE.equals(plate.getColorantName()));
        return isPrinted && isUsual(picture.getDecode(), space, picture.getBitsPerComponent());
    }

    /** Some programs read the short keys of inline pictures in others too, where PDFBox does not. */
    private static boolean isPlain(COSStream picture) {
        return SHORT_KEYS.stream().noneMatch(picture::containsKey)
                && hasUsualBits(picture)
                && !(picture.containsKey(COSName.SMASK) && picture.containsKey(COSName.MASK))
                && (!(picture.getDictionaryObject(COSName.SMASK) instanceof COSStream soft) || isSoftMask(soft))
                && (!(picture.getDictionaryObject(COSName.MASK) instanceof COSStream hard) || isHardMask(hard));
    }

    private static boolean hasUsualBits(COSStream picture) {
        var bits = picture.getInt(COSName.BITS_PER_COMPONENT, 1);
        return BITS.contains(bits) && (bits == 1 || !picture.getBoolean(COSName.IMAGE_MASK, false));
    }

    private static boolean isSoftMask(COSStream mask) {
        return isPlain(mask)
                && isSingle(mask)
                && COSName.DEVICEGRAY.equals(mask.getDictionaryObject(COSName.COLORSPACE))
                && isUsual(mask.getCOSArray(COSName.DECODE), UNIT, false);
    }

    private static boolean isHardMask(COSStream mask) {
        return isPlain(mask)
                && isSingle(mask)
                && mask.getBoolean(COSName.IMAGE_MASK, false)
                && isUsual(mask.getCOSArray(COSName.DECODE), UNIT, true);
    }

    private static boolean isSingle(COSDictionary mask) {
        return !mask.containsKey(COSName.SMASK) && !mask.containsKey(COSName.MASK);
    }

    /** PDFBox takes other ranges than the whole one, or the whole one turned round, for one of them. */
    private static boolean isUsual(@Nullable COSArray decode, PDColorSpace space, int bits) {
        var usual = space.getDefaultDecode(bits);
        var isUnit = !(space instanceof PDIndexed) && bits <= Byte.SIZE;
        for (var i = 0; i + 1 < usual.length; i += 2) {
            isUnit &= usual[i] == 0 && usual[i + 1] == 1;
        }
        return isUsual(decode, usual, isUnit);
    }

    private static boolean isUsual(@Nullable COSArray decode, float[] usual, boolean mayTurn) {
        if (decode == null) {
            return true;
        }
        var values = decode.toFloatArray();
        return Arrays.equals(values, usual) || (mayTurn && Arrays.equals(values, turned(usual)));
    }

    private static float[] turned(float[] ranges) {
        var turned = ranges.clone();
        for (var i = 0; i + 1 < ranges.length; i += 2) {
            turned[i] = ranges[i + 1];
            turned[i + 1] = ranges[i];
        }
        return turned;
    }
}
