package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import signinghelper.formats.internal.pages.PagePart;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.ofd.internal.container.ShownXml;
import signinghelper.formats.ofd.internal.document.OfdDocument;
import signinghelper.formats.ofd.internal.document.StampAnnotation;
import signinghelper.formats.ofd.internal.page.OfdPage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reader of all that stands on a page: templates, layers, annotations and the seals of earlier signatures. */
final class PageContent {
    private static final List<String> LAYERS = List.of("Background", "Body", "Foreground");

    private static final int MOST_TEMPLATES = 8;

    private final OfdContainer container;
    private final ShownXml parts;
    private final PartName document;
    private final Element root;
    private final Element common;
    private final Resources resources;
    private final @Nullable List<StampAnnotation> stamps;

    private PageContent(OfdContainer container, ShownXml parts, PartName document) throws IOException, OfdException {
        this.container = container;
        this.parts = parts;
        this.document = document;
        this.root = parts.root(document);
        this.common = OfdXml.required(root, "CommonData");
        this.resources = Resources.none(parts).with(document, common, "PublicRes", "DocumentRes");
        this.stamps = stamps(container);
    }

    /** Reads what all pages share. */
    static PageContent of(OfdContainer container, ShownXml parts, OfdDocument document)
            throws IOException, OfdException {
        return new PageContent(container, parts, document.root());
    }

    private static @Nullable List<StampAnnotation> stamps(OfdContainer container) throws IOException {
        try {
            return StampAnnotation.all(container);
        } catch (OfdException e) {
            return null;
        }
    }

    /**
     * Reads the objects of a page in the order in which they are drawn.
     *
     * @throws OfdException if the page itself cannot be read
     */
    List<PageItem> items(OfdPage page, Remarks remarks, Effort effort) throws IOException, OfdException {
        var reader = new PageReader(remarks, effort, new ArrayList<>());
        var content = root(page.part(), reader, PagePart.LAYOUT);
        if (Stream.of(PartName.ROOT, document, page.part()).anyMatch(parts::isDoubtful)) {
            remarks.doubtful(PagePart.LAYOUT, document.path());
        }
        if (OfdXml.children(common, "PageArea").isEmpty()
                && OfdXml.children(content, "Area").isEmpty()) {
            // Readers have each their own size for it, unless a template gives one.
            remarks.doubtful(PagePart.LAYOUT, "PageArea");
        }
        bodies(remarks);
        reader.page(content, page.part(), 0);
        annotations(page, reader);
        if (stamps == null) {
            remarks.undrawn(PagePart.SEAL, UndrawableException.of("Signatures"));
        } else {
            stamps.stream()
                    .filter(stamp -> stamp.page().equals(page.id()))
                    .map(PageItem.Stamp::new)
                    .forEach(reader.items::add);
        }
        return List.copyOf(reader.items);
    }

    private void bodies(Remarks remarks) throws IOException, OfdException {
        var bodies = OfdXml.children(parts.root(PartName.ROOT), "DocBody");
        if (bodies.size() > 1) {
            // Pages of the others are not shown at all.
            remarks.undrawn(PagePart.OTHER, UndrawableException.of("DocBody"));
        }
        if (bodies.stream().anyMatch(body -> !OfdXml.children(body, "Versions").isEmpty())) {
            // Some readers show the version that is called the current one.
            remarks.doubtful(PagePart.LAYOUT, "Versions");
        }
    }

    /** Returns true when seals of signatures stand on pages, or may. */
    boolean hasStamps() {
        return stamps == null || !stamps.isEmpty();
    }

    private Element root(PartName part, PageReader reader, PagePart kind) throws IOException, OfdException {
        var root = parts.root(part);
        if (parts.isDoubtful(part)) {
            reader.remarks.doubtful(kind, part.path());
        }
        return root;
    }

    private String colourSpace() {
        var usual = common.getElementsByTagNameNS(common.getNamespaceURI(), "DefaultCS");
        return usual.getLength() == 0 ? "" : usual.item(0).getTextContent().strip();
    }

    /** Reader of one page with its templates. */
    private final class PageReader {
        private final Remarks remarks;
        private final Effort effort;
        private final List<PageItem> items;

        PageReader(Remarks remarks, Effort effort, List<PageItem> items) {
            this.remarks = remarks;
            this.effort = effort;
            this.items = items;
        }

        /** @param depth of templates that use templates */
        void page(Element content, PartName part, int depth) throws IOException, OfdException {
            var templates = OfdXml.children(content, "Template");
            for (var template : templates) {
                if (!isForeground(template)) {
                    template(template, depth);
                }
            }
            layers(content, part);
            for (var template : templates) {
                if (isForeground(template)) {
                    template(template, depth);
                }
            }
        }

        private void template(Element used, int depth) throws IOException {
            try {
                var template = OfdXml.children(common, "TemplatePage").stream()
                        .filter(each -> each.getAttribute("ID")
                                .strip()
                                .equals(used.getAttribute("TemplateID").strip()))
                        .findFirst();
                if (template.isEmpty()) {
                    throw UndrawableException.of("TemplateID");
                }
                if (depth == MOST_TEMPLATES) {
                    // Templates that use each other never end.
                    throw UndrawableException.beyond("Template");
                }
                effort.object();
                var part = parts.locate(document, template.get().getAttribute("BaseLoc"));
                page(root(part, this, PagePart.TEMPLATE), part, depth + 1);
            } catch (UndrawableException e) {
                remarks.undrawn(PagePart.TEMPLATE, e);
            } catch (OfdException e) {
                remarks.undrawn(PagePart.TEMPLATE, UndrawableException.of(e));
            }
        }

        private void layers(Element page, PartName part) throws IOException, OfdException {
            var content = OfdXml.child(page, "Content");
            if (content.isEmpty()) {
                return;
            }
            var own = resources.with(part, page, "PageRes");
            var layers = new Attributes(content.get()).children();
            for (var kind : LAYERS) {
                for (var layer : layers) {
                    if (kind(layer).equals(kind)) {
                        if (new Attributes(layer).has("Boundary")) {
                            // Some readers move the layer by it.
                            remarks.doubtful(PagePart.LAYOUT, "Boundary");
                        }
                        read(own, Place.page(), layer);
                    }
                }
            }
            if (layers.stream().anyMatch(layer -> !LAYERS.contains(kind(layer)))) {
                remarks.undrawn(PagePart.LAYOUT, UndrawableException.of("Layer"));
            }
        }

        void read(Resources own, Place place, Element block) {
            new ContentReader(new Reading(own, colourSpace(), remarks, effort, 0), place, items).read(block);
        }
    }

    private static boolean isForeground(Element template) {
        return template.getAttribute("ZOrder").strip().equals("Foreground");
    }

    private static String kind(Element layer) {
        if (!Attributes.name(layer).equals("Layer")) {
            return "";
        }
        var type = layer.getAttribute("Type").strip();
        return type.isEmpty() ? "Body" : type;
    }

    /** Reads the annotations of a page (GB/T 33190-2016, 15), which lie above all else. */
    private void annotations(OfdPage page, PageReader reader) throws IOException {
        try {
            var link = OfdXml.child(root, "Annotations");
            if (link.isEmpty() || OfdXml.text(link.get()).isEmpty()) {
                return;
            }
            var list = parts.locate(document, OfdXml.text(link.get()));
            if (!container.has(list)) {
                return;
            }
            for (var listed : OfdXml.children(root(list, reader, PagePart.ANNOTATION), "Page")) {
                listed(page, reader, list, listed);
            }
        } catch (OfdException e) {
            reader.remarks.undrawn(PagePart.ANNOTATION, UndrawableException.of(e));
        }
    }

    private void listed(OfdPage page, PageReader reader, PartName list, Element listed) throws IOException {
        var id = listed.getAttribute("PageID").strip();
        if (!id.equals(page.id())) {
            if (isSameNumber(id, page.id())) {
                reader.remarks.undrawn(PagePart.ANNOTATION, UndrawableException.of("PageID"));
            }
            return;
        }
        try {
            var file = parts.locate(list, OfdXml.text(OfdXml.required(listed, "FileLoc")));
            for (var annotation : OfdXml.children(root(file, reader, PagePart.ANNOTATION), "Annot")) {
                annotation(new Attributes(annotation), reader);
            }
        } catch (OfdException e) {
            reader.remarks.undrawn(PagePart.ANNOTATION, UndrawableException.of(e));
        }
    }

    private static boolean isSameNumber(String one, String other) {
        return withoutZeros(one).equals(withoutZeros(other));
    }

    private static String withoutZeros(String id) {
        return id.replaceFirst("^[+0]+", "");
    }

    private void annotation(Attributes annotation, PageReader reader) throws OfdException {
        try {
            var appearance = annotation.child("Appearance");
            if (appearance.isEmpty()) {
                return;
            }
            if (!annotation.flag("Visible", true)) {
                // Some readers show it all the same.
                throw UndrawableException.of("Visible");
            }
            var shown = new Attributes(appearance.get());
            var place = Place.page();
            if (shown.has("Boundary")) {
                var boundary = shown.box("Boundary");
                place = place.moved(boundary.getX(), boundary.getY());
            }
            reader.read(resources, place, appearance.get());
        } catch (UndrawableException e) {
            reader.remarks.undrawn(PagePart.ANNOTATION, e);
        }
    }
}
