package signinghelper.formats.ofd.internal.page;

import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.ofd.internal.container.XmlParts;
import signinghelper.formats.verification.Code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reader of the pages of a document: its own area counts, then that of a template, then that of the document. */
public final class OfdPages {
    /** A4, as readers show a page that has no area. */
    private static final Box USUAL = new Box(0, 0, 210, 297);

    private final XmlParts parts;
    private final boolean isShown;
    private final PartName document;
    private final Element common;
    private final Map<String, Element> templates = new HashMap<>();
    private final Map<PartName, Optional<Box>> areas = new HashMap<>();

    private OfdPages(XmlParts parts, boolean isShown, PartName document, Element common) {
        this.parts = parts;
        this.isShown = isShown;
        this.document = document;
        this.common = common;
        OfdXml.children(common, "TemplatePage")
                .forEach(template -> templates.putIfAbsent(template.getAttribute("ID"), template));
    }

    /**
     * Reads all pages in their order.
     *
     * @param document Document.xml
     * @throws OfdException if the document or a page is broken
     */
    public static List<OfdPage> of(OfdContainer container, PartName document) throws IOException, OfdException {
        return of(XmlParts.signed(container), false, document);
    }

    /**
     * Reads all pages as they are shown. One that is broken has the area of the document, so that the others can be drawn; a document
     * without one has A4.
     *
     * @param document Document.xml
     * @throws OfdException if the document is broken
     */
    public static List<OfdPage> shown(XmlParts parts, PartName document) throws IOException, OfdException {
        return of(parts, true, document);
    }

    private static List<OfdPage> of(XmlParts parts, boolean isShown, PartName document)
            throws IOException, OfdException {
        var root = parts.root(document);
        var reader = new OfdPages(parts, isShown, document, OfdXml.required(root, "CommonData"));
        var pages = new ArrayList<OfdPage>();
        for (var page : OfdXml.children(OfdXml.required(root, "Pages"), "Page")) {
            var part = reader.content(page);
            pages.add(new OfdPage(page.getAttribute("ID").strip(), part, reader.area(part)));
        }
        return List.copyOf(pages);
    }

    private PartName content(Element named) throws OfdException {
        return parts.locate(document, named.getAttribute("BaseLoc"));
    }

    private Box area(PartName page) throws IOException, OfdException {
        var own = areas.get(page);
        if (own == null) {
            own = ownArea(page);
            areas.put(page, own);
        }
        if (own.isPresent()) {
            return own.get();
        }
        return isShown
                ? box(common, "PageArea").orElse(USUAL)
                : box(common, "PageArea").orElseThrow(() -> new OfdException(Code.MALFORMED, "PageArea"));
    }

    private Optional<Box> ownArea(PartName page) throws IOException, OfdException {
        try {
            return areaOf(parts.root(page), true);
        } catch (OfdException e) {
            if (isShown && e.finding().code() != Code.TOO_LARGE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<Box> areaOf(Element page, boolean hasTemplates) throws IOException, OfdException {
        var own = box(page, "Area");
        if (own.isPresent() || !hasTemplates) {
            return own;
        }
        var found = new LinkedHashSet<Box>();
        for (var used : OfdXml.children(page, "Template")) {
            var template = templates.get(used.getAttribute("TemplateID"));
            if (template != null) {
                areaOf(parts.root(content(template)), false).ifPresent(found::add);
            }
        }
        if (found.size() > 1) {
            // Readers differ in which template comes first.
            throw new OfdException(Code.READINGS_DIFFER, "Area");
        }
        return found.stream().findFirst();
    }

    private static Optional<Box> box(Element parent, String name) throws OfdException {
        var area = OfdXml.child(parent, name);
        var box = area.isEmpty() ? area : OfdXml.child(area.get(), "PhysicalBox");
        return box.isEmpty() ? Optional.empty() : Optional.of(Box.parse(OfdXml.text(box.get())));
    }
}
