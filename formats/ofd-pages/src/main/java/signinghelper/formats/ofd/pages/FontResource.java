package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.ofd.internal.container.ShownXml;

import java.util.List;
import java.util.stream.Stream;

/**
 * Font that a document names (CT_Font, GB/T 33190-2016, 11.1).
 *
 * @param names family and name, the likelier first
 * @param file embedded font; null when the reader has to have it
 */
record FontResource(
        List<String> names,
        boolean isBold,
        boolean isItalic,
        boolean isSerif,
        @Nullable PartName file) {

    /** Font that a document fails to name. */
    static final FontResource ANY = new FontResource(List.of(), false, false, false, null);

    FontResource {
        names = List.copyOf(names);
    }

    static FontResource of(Element font, ShownXml parts, PartName folder) throws OfdException {
        var file = OfdXml.child(font, "FontFile");
        return new FontResource(
                Stream.of("FamilyName", "FontName")
                        .map(font::getAttribute)
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                isSet(font, "Bold"),
                isSet(font, "Italic"),
                isSet(font, "Serif"),
                file.isEmpty() || OfdXml.text(file.get()).isEmpty()
                        ? null
                        : parts.locate(folder, OfdXml.text(file.get())));
    }

    private static boolean isSet(Element font, String name) {
        return Boolean.parseBoolean(font.getAttribute(name).strip());
    }
}
