package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

import java.util.List;

/**
 * Layers of a document (ISO 32000-2, 8.11). All programs show the states of its default configuration; some look at a layer's usage too,
 * where the configuration asks for that, and PDFBox does in any case.
 */
final class PdfLayers {
    private static final COSName GROUPS = COSName.getPDFName("OCGs");
    private static final COSName AUTOMATIC = COSName.getPDFName("AS");
    private static final COSName ON = COSName.getPDFName("ON");
    private static final COSName OFF = COSName.getPDFName("OFF");

    /** Usages that depend on the person and the program. */
    private static final List<COSName> PERSONAL =
            List.of(COSName.getPDFName("Zoom"), COSName.getPDFName("Language"), COSName.getPDFName("User"));

    private PdfLayers() {}

    /** Removes the usage of all layers, and returns false when some program would show another picture by it. */
    static boolean settle(PDDocument document) {
        var layers = document.getDocumentCatalog().getOCProperties();
        if (layers == null) {
            return true;
        }
        var all = layers.getCOSObject();
        if (!areLayers(all)) {
            return false;
        }
        var settings = all.getCOSDictionary(COSName.D);
        var isAutomatic = settings != null && settings.containsKey(AUTOMATIC);
        var isSettled = settings != null && areApart(settings);
        for (var layer : layers.getOptionalContentGroups()) {
            var usage = layer.getCOSObject().getCOSDictionary(COSName.USAGE);
            var state = layers.isGroupEnabled(layer) ? ON : OFF;
            isSettled &= !isAutomatic || usage == null || isSame(usage, state);
            layer.getCOSObject().removeItem(COSName.USAGE);
        }
        return isSettled;
    }

    /** A layer that is on and off at once is on to some programs. */
    private static boolean areApart(COSDictionary settings) {
        var on = settings.getCOSArray(ON);
        var off = settings.getCOSArray(OFF);
        return on == null || off == null || on.toList().stream().noneMatch(off.toList()::contains);
    }

    /** To some programs a layer is what the list names, to others what has the type of one. */
    private static boolean areLayers(COSDictionary all) {
        var listed = all.getCOSArray(GROUPS);
        for (var i = 0; listed != null && i < listed.size(); i++) {
            if (!(listed.getObject(i) instanceof COSDictionary layer)
                    || !COSName.OCG.equals(layer.getCOSName(COSName.TYPE))) {
                return false;
            }
        }
        return listed != null;
    }

    private static boolean isSame(COSDictionary usage, COSName state) {
        var view = usage.getCOSDictionary(COSName.VIEW);
        return PERSONAL.stream().noneMatch(usage::containsKey)
                && (view == null || state.equals(view.getCOSName(COSName.VIEW_STATE)));
    }
}
