package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;

import java.util.List;
import java.util.Set;

/** Annotation without a picture, which some programs draw themselves, and PDFBox does not. */
final class WaitingAnnotation {
    private static final int MAX_LEVELS = 100;

    /** Kinds that show nothing by themselves, or a thin frame. */
    private static final Set<String> QUIET = Set.of("Link", "Popup");

    /** A wider frame covers what is below it, and programs differ in where it lies. */
    private static final float WIDEST_FRAME = 3;

    private WaitingAnnotation() {}

    /**
     * Returns true for what is shown on a screen and has no picture: a stamp or a note, a field with a value or a caption, a link with
     * a wide frame.
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
                : waits && (!QUIET.contains(annotation.getSubtype()) || isFramed(annotation.getCOSObject()));
    }

    private static boolean isFramed(COSDictionary annotation) {
        var style = annotation.getCOSDictionary(COSName.BS);
        var border = annotation.getCOSArray(COSName.BORDER);
        var width = style != null
                ? style.getFloat(COSName.W, 1)
                : border != null && border.size() > 2 && border.getObject(2) instanceof COSNumber number
                        ? number.floatValue()
                        : 1;
        return width > WIDEST_FRAME;
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
