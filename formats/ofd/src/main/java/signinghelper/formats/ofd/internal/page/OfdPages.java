package signinghelper.formats.ofd.internal.page;

import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.container.PartName;
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
    private final OfdContainer container;
    private final PartName document;
    private final Element common;
    private final Map<String, Element> templates = new HashMap<>();
    private final Map<PartName, Optional<Box>> areas = new HashMap<>();

    private OfdPages(OfdContainer container, PartName document, Element common) {
        this.container = container;
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
        var root = OfdXml.root(container, document);
        var reader = new OfdPages(container, document, OfdXml.required(root, "CommonData"));
        var pages = new ArrayList<OfdPage>();
        for (var page : OfdXml.children(OfdXml.required(root, "Pages"), "Page")) {
            var part = reader.content(page);
            pages.add(new OfdPage(page.getAttribute("ID").strip(), part, reader.area(part)));
        }
        return List.copyOf(pages);
    }

    private PartName content(Element named) throws OfdException {
        return document.locate(named.getAttribute("BaseLoc"));
    }

    private Box area(PartName page) throws IOException, OfdException {
        var own = areas.get(page);
        if (own == null) {
            own = areaOf(OfdXml.root(container, page), true);
            areas.put(page, own);
        }
        if (own.isPresent()) {
            return own.get();
        }
        return box(common, "PageArea").orElseThrow(() -> new OfdException(Code.MALFORMED, "PageArea"));
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
                areaOf(OfdXml.root(container, content(template)), false).ifPresent(found::add);
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
