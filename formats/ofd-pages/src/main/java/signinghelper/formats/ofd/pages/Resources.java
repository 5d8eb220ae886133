package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.ofd.internal.container.ShownXml;
import signinghelper.formats.verification.Code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Fonts, pictures, drawing parameters, colour spaces and composites that a page names by their identifiers (GB/T 33190-2016, 7.9). Those
 * of a page come before those of the document.
 */
final class Resources {
    private final ShownXml parts;
    private final @Nullable Resources outer;
    private final Map<String, FontResource> fonts = new HashMap<>();
    private final Map<String, PartName> pictures = new HashMap<>();
    private final Map<String, Element> parameters = new HashMap<>();
    private final Map<String, Element> colourSpaces = new HashMap<>();
    private final Map<String, Element> composites = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> twice = new HashSet<>();

    private Resources(ShownXml parts, @Nullable Resources outer) {
        this.parts = parts;
        this.outer = outer;
    }

    static Resources none(ShownXml parts) {
        return new Resources(parts, null);
    }

    /** Reads the resource files that the children of an element name. */
    Resources with(PartName part, Element owner, String... names) throws IOException, OfdException {
        var inner = new Resources(parts, this);
        for (var name : names) {
            for (var link : OfdXml.children(owner, name)) {
                inner.readIfPossible(part, OfdXml.text(link));
            }
        }
        return inner;
    }

    /** A broken list of resources is noticed where something of it is used. */
    private void readIfPossible(PartName part, String location) throws IOException, OfdException {
        try {
            read(parts.locate(part, location));
        } catch (OfdException e) {
            if (e.finding().code() == Code.TOO_LARGE) {
                throw e;
            }
        }
    }

    private void read(PartName part) throws IOException, OfdException {
        var root = parts.root(part);
        var base = root.getAttribute("BaseLoc").strip();
        // A location is resolved from the folder of the resource file, then from its BaseLoc.
        var folder = base.isEmpty() ? part : part.locate(base + "/-");
        for (var font : listed(root, "Fonts", "Font")) {
            fonts.put(id(font), FontResource.of(font, parts, folder));
        }
        for (var media : listed(root, "MultiMedias", "MultiMedia")) {
            var file = OfdXml.child(media, "MediaFile");
            if (file.isPresent()) {
                pictures.put(id(media), parts.locate(folder, OfdXml.text(file.get())));
            }
        }
        listed(root, "DrawParams", "DrawParam").forEach(parameter -> parameters.put(id(parameter), parameter));
        listed(root, "CompositeGraphicUnits", "CompositeGraphicUnit").forEach(unit -> composites.put(id(unit), unit));
        listed(root, "ColorSpaces", "ColorSpace").forEach(space -> colourSpaces.put(id(space), space));
    }

    private static List<Element> listed(Element root, String list, String name) {
        return OfdXml.children(root, list).stream()
                .flatMap(each -> OfdXml.children(each, name).stream())
                .toList();
    }

    private String id(Element element) {
        var id = element.getAttribute("ID").strip();
        if (!ids.add(id)) {
            twice.add(id);
        }
        return id;
    }

    /** Returns a font; where it is missing, any of this computer, which is doubtful. */
    FontResource font(String id, Remarks.On remarks) {
        var font = find(id, resources -> resources.fonts, remarks);
        var file = font.map(FontResource::file);
        if (font.isEmpty() || file.filter(parts::isDoubtful).isPresent()) {
            remarks.doubtful("Font");
        }
        return font.orElse(FontResource.ANY);
    }

    PartName picture(String id, Remarks.On remarks) throws UndrawableException {
        var picture = require(find(id, resources -> resources.pictures, remarks), "MultiMedia");
        if (parts.isDoubtful(picture)) {
            remarks.doubtful(picture.path());
        }
        return picture;
    }

    Element composite(String id, Remarks.On remarks) throws UndrawableException {
        return require(find(id, resources -> resources.composites, remarks), "CompositeGraphicUnit");
    }

    /** Returns drawing parameters; empty where they are missing, which is doubtful. */
    Optional<Element> parameters(String id, Remarks.On remarks) {
        var found = find(id, resources -> resources.parameters, remarks);
        if (found.isEmpty()) {
            remarks.doubtful("DrawParam");
        }
        return found;
    }

    /** Returns a colour space; empty where it is missing. */
    Optional<Element> colourSpace(String id, Remarks.On remarks) {
        return find(id, resources -> resources.colourSpaces, remarks);
    }

    private static <T> T require(Optional<T> found, String kind) throws UndrawableException {
        return found.orElseThrow(() -> UndrawableException.of(kind));
    }

    /** Some readers have one list of all resources, in which the last of an identifier counts. */
    private <T> Optional<T> find(String id, Function<Resources, Map<String, T>> list, Remarks.On remarks) {
        var found = new ArrayList<T>();
        for (var each = this; each != null; each = each.outer) {
            Stream.ofNullable(list.apply(each).get(id)).forEach(found::add);
        }
        if (found.size() > 1 || twice.contains(id)) {
            remarks.doubtful("ID");
        }
        return found.stream().findFirst();
    }
}
