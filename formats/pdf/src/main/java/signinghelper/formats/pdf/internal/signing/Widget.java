package signinghelper.formats.pdf.internal.signing;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.internal.structure.Page;
import signinghelper.formats.pdf.internal.structure.Rectangle;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * Place of a signature on a page: the widget of its field (ISO 32000-2, 12.5.6.19), or a stamp. A field has one widget alone, since
 * poppler looks for the signature in each.
 *
 * @param appearance drawing of the place; null when nothing is shown
 */
record Widget(Page page, Rectangle place, @Nullable Reference appearance) {
    private static final int PRINT = 4;
    private static final int READ_ONLY = 64;
    private static final int LOCKED = 128;
    private static final int LOCKED_CONTENTS = 512;

    /** Flags of a field that shows a seal, on paper too. */
    static final int SHOWN = PRINT + LOCKED;

    /** Widget of a signature that is not visible. */
    static Widget hidden(Page page) {
        return new Widget(page, new Rectangle(0, 0, 0, 0), null);
    }

    Map<String, PdfValue> entries() {
        return entries("Widget", SHOWN);
    }

    Map<String, PdfValue> stampEntries() {
        return entries("Stamp", PRINT + READ_ONLY + LOCKED + LOCKED_CONTENTS);
    }

    private Map<String, PdfValue> entries(String subtype, int flags) {
        var entries = new HashMap<String, PdfValue>();
        entries.put("Type", new PdfValue.Name("Annot"));
        entries.put("Subtype", new PdfValue.Name(subtype));
        entries.put("F", new PdfValue.Figure(BigDecimal.valueOf(flags)));
        entries.put("P", page.reference());
        entries.put("Rect", place.toValue());
        if (appearance != null) {
            entries.put("AP", new Dictionary(Map.of("N", appearance)));
        }
        return entries;
    }
}
