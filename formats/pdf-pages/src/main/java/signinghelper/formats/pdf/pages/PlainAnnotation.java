package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Annotation that all programs show alike, or hide. */
final class PlainAnnotation {
    private static final int TOGGLES = 256;

    /** Kinds whose own picture some programs leave out. */
    private static final Set<String> BARE = Set.of("Link", "Popup");

    private PlainAnnotation() {}

    static boolean isIn(PDAnnotation annotation) {
        if (annotation.isHidden() || annotation.isNoView()) {
            return true;
        }
        var keys = annotation.getCOSObject();
        var looks = keys.getCOSDictionary(COSName.AP);
        var look = looks == null ? null : looks.getDictionaryObject(COSName.N);
        return annotation.getSubtype() != null
                && (annotation.getAnnotationFlags() & TOGGLES) == 0
                && (look == null || !(annotation.isInvisible() || BARE.contains(annotation.getSubtype())))
                && (!(look instanceof COSDictionary)
                        || look instanceof COSStream
                        || keys.getCOSName(COSName.AS) != null)
                && (look != null || !isColored(keys.getCOSDictionary(COSName.getPDFName("MK"))))
                && (!keys.containsKey(COSName.BM) || COSName.NORMAL.equals(keys.getCOSName(COSName.BM)));
    }

    /** A ground covers what is below it. */
    private static boolean isColored(@Nullable COSDictionary look) {
        return look != null && look.getCOSArray(COSName.getPDFName("BG")) != null;
    }
}
