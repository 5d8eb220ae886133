package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.container.PartName;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fonts, pictures, drawing parameters and colour spaces that a page names by their identifiers (GB/T 33190-2016, 7.9). Those
 * of a page come before those of the document.
 */
final class Resources {
    private final @Nullable Resources outer;
    private final Map<String, FontResource> fonts = new HashMap<>();
    private final Map<String, PartName> pictures = new HashMap<>();
    private final Map<String, Element> parameters = new HashMap<>();
    private final Map<String, Element> colourSpaces = new HashMap<>();

    private Resources(@Nullable Resources outer) {
        this.outer = outer;
    }

    static Resources none() {
        return new Resources(null);
    }

    /** Reads the resource files that the children of an element name. */
    Resources with(OfdContainer container, PartName part, Element owner, String... names)
            throws IOException, OfdException {
        var inner = new Resources(this);
        for (var name : names) {
            for (var link : OfdXml.children(owner, name)) {
                inner.read(container, part.locate(OfdXml.text(link)));
            }
        }
        return inner;
    }

    private void read(OfdContainer container, PartName part) throws IOException, OfdException {
        var root = OfdXml.root(container, part);
        var base = root.getAttribute("BaseLoc").strip();
        // A location is resolved from the folder of the resource file, then from its BaseLoc.
        var folder = base.isEmpty() ? part : part.locate(base + "/-");
        for (var font : listed(root, "Fonts", "Font")) {
            fonts.put(id(font), FontResource.of(font, folder));
        }
        for (var media : listed(root, "MultiMedias", "MultiMedia")) {
            var file = OfdXml.child(media, "MediaFile");
            if (file.isPresent()) {
                pictures.put(id(media), folder.locate(OfdXml.text(file.get())));
            }
        }
        listed(root, "DrawParams", "DrawParam").forEach(parameter -> parameters.put(id(parameter), parameter));
        listed(root, "ColorSpaces", "ColorSpace").forEach(space -> colourSpaces.put(id(space), space));
    }

    private static List<Element> listed(Element root, String list, String name) {
        return OfdXml.children(root, list).stream()
                .flatMap(each -> OfdXml.children(each, name).stream())
                .toList();
    }

    private static String id(Element element) {
        return element.getAttribute("ID").strip();
    }

    FontResource font(String id) throws UndrawableException {
        return find(id, "Font", fonts, outer == null ? null : outer::font);
    }

    PartName picture(String id) throws UndrawableException {
        return find(id, "MultiMedia", pictures, outer == null ? null : outer::picture);
    }

    Element parameters(String id) throws UndrawableException {
        return find(id, "DrawParam", parameters, outer == null ? null : outer::parameters);
    }

    Element colourSpace(String id) throws UndrawableException {
        return find(id, "ColorSpace", colourSpaces, outer == null ? null : outer::colourSpace);
    }

    /** Search in the resources around these. */
    @FunctionalInterface
    private interface Outer<T> {
        T find(String id) throws UndrawableException;
    }

    /** Some readers have one list of all resources, in which the last of an identifier counts. */
    private static <T> void requireOne(String id, String kind, @Nullable Outer<T> outer) throws UndrawableException {
        var isTwice = false;
        try {
            isTwice = outer != null && outer.find(id) != null;
        } catch (UndrawableException e) {
            // Nothing has that identifier, as it should be.
        }
        if (isTwice) {
            throw UndrawableException.of(kind);
        }
    }

    private static <T> T find(String id, String kind, Map<String, T> own, @Nullable Outer<T> outer)
            throws UndrawableException {
        var found = own.get(id);
        if (found != null) {
            requireOne(id, kind, outer);
            return found;
        }
        if (outer == null) {
            throw UndrawableException.of(kind);
        }
        return outer.find(id);
    }
}
