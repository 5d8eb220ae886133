package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Layers that content names. Some programs take a layer that the document does not list, or an expression, for one that is shown. */
final class ShownLayers {
    private static final COSName MEMBERSHIP = COSName.getPDFName("OCMD");
    private static final COSName EXPRESSION = COSName.getPDFName("VE");
    private static final COSName GROUPS = COSName.getPDFName("OCGs");

    private final @Nullable PDOptionalContentProperties layers;
    private final Set<COSDictionary> listed;

    private ShownLayers(@Nullable PDOptionalContentProperties layers, Set<COSDictionary> listed) {
        this.layers = layers;
        this.listed = listed;
    }

    static ShownLayers of(PDDocument document) {
        var layers = document.getDocumentCatalog().getOCProperties();
        return layers == null
                ? new ShownLayers(null, Set.of())
                : new ShownLayers(layers, Set.copyOf(parts(layers.getCOSObject().getDictionaryObject(GROUPS))));
    }

    /** Returns true when all programs show or hide content of this layer alike, or when it is none. */
    boolean areCommon(@Nullable COSBase layer) {
        if (layers == null || !(layer instanceof COSDictionary dictionary) || !isLayer(dictionary)) {
            return true;
        }
        if (!MEMBERSHIP.equals(dictionary.getCOSName(COSName.TYPE))) {
            return listed.contains(dictionary) || layers.isGroupEnabled(new PDOptionalContentGroup(dictionary));
        }
        return !dictionary.containsKey(EXPRESSION) && listed.containsAll(parts(dictionary.getDictionaryObject(GROUPS)));
    }

    private static List<COSDictionary> parts(@Nullable COSBase groups) {
        if (groups instanceof COSDictionary group) {
            return List.of(group);
        }
        return groups instanceof COSArray array
                ? IntStream.range(0, array.size())
                        .mapToObj(array::getObject)
                        .filter(COSDictionary.class::isInstance)
                        .map(COSDictionary.class::cast)
                        .toList()
                : List.of();
    }

    /** Returns true for what PDFBox hides whatever the tag of the content is. */
    static boolean isLayer(@Nullable COSBase properties) {
        return properties instanceof COSDictionary dictionary
                && (COSName.OCG.equals(dictionary.getCOSName(COSName.TYPE))
                        || MEMBERSHIP.equals(dictionary.getCOSName(COSName.TYPE)));
    }
}
