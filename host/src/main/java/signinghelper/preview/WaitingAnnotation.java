package signinghelper.preview;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;

import java.util.List;

/** Annotation without a picture, which some programs draw themselves, and PDFBox does not. */
final class WaitingAnnotation {
    private static final int MAX_LEVELS = 100;
    private static final String STAMP = "Stamp";

    private WaitingAnnotation() {}

    /**
     * Returns true for a stamp, and for a field with a value or a caption, that is shown on a screen and has no picture.
     *
     * @param isDrawnAnew true where the form asks programs to draw its fields in any case
     */
    static boolean isIn(PDAnnotation annotation, boolean isDrawnAnew) {
        if (annotation.isHidden() || annotation.isNoView()) {
            return false;
        }
        var waits = annotation.getNormalAppearanceStream() == null;
        return annotation instanceof PDAnnotationWidget
                ? (waits || isDrawnAnew) && hasWords(annotation.getCOSObject())
                : waits && STAMP.equals(annotation.getSubtype());
    }

    private static boolean hasWords(COSDictionary widget) {
        var node = widget;
        for (var level = 0; level < MAX_LEVELS && node != null; level++) {
            if (COSName.SIG.equals(node.getCOSName(COSName.FT))) {
                return false;
            }
            for (var key : List.of(COSName.V, COSName.getPDFName("Opt"))) {
                if (node.getDictionaryObject(key) != null) {
                    return true;
                }
            }
            node = node.getCOSDictionary(COSName.PARENT);
        }
        var look = widget.getCOSDictionary(COSName.getPDFName("MK"));
        return look != null && look.containsKey(COSName.getPDFName("CA"));
    }
}
