package signinghelper.formats.ofd.pages;

import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.ofd.internal.document.OfdDocument;
import signinghelper.formats.ofd.internal.document.StampAnnotation;
import signinghelper.formats.ofd.internal.page.OfdPage;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reader of all that stands on a page: templates, layers, annotations and the seals of earlier signatures. */
final class PageContent {
    private static final List<String> LAYERS = List.of("Background", "Body", "Foreground");

    private final OfdContainer container;
    private final PartName document;
    private final Element root;
    private final Element common;
    private final Resources resources;
    private final List<StampAnnotation> stamps;

    private PageContent(OfdContainer container, PartName document, Element root) throws IOException, OfdException {
        this.container = container;
        this.document = document;
        this.root = root;
        this.common = OfdXml.required(root, "CommonData");
        this.resources = Resources.none().with(container, document, common, "PublicRes", "DocumentRes");
        this.stamps = StampAnnotation.all(container);
    }

    /** Reads what all pages share. */
    static PageContent of(OfdContainer container, OfdDocument document) throws IOException, OfdException {
        return new PageContent(container, document.root(), OfdXml.root(container, document.root()));
    }

    /** Reads the objects of a page in the order in which they are drawn. */
    List<PageItem> items(OfdPage page) throws IOException, OfdException {
        var items = new ArrayList<PageItem>();
        var content = OfdXml.root(container, page.part());
        var templates = OfdXml.children(content, "Template");
        for (var template : templates) {
            if (!isForeground(template)) {
                template(template, items);
            }
        }
        layers(content, page.part(), items);
        for (var template : templates) {
            if (isForeground(template)) {
                template(template, items);
            }
        }
        annotations(page, items);
        stamps.stream()
                .filter(stamp -> stamp.page().equals(page.id()))
                .map(PageItem.Stamp::new)
                .forEach(items::add);
        return List.copyOf(items);
    }

    private static boolean isForeground(Element template) {
        return template.getAttribute("ZOrder").strip().equals("Foreground");
    }

    /** A template of a template would be read for ever if they used each other. */
    private void template(Element used, List<PageItem> items) throws IOException, OfdException {
        for (var template : OfdXml.children(common, "TemplatePage")) {
            if (template.getAttribute("ID")
                    .strip()
                    .equals(used.getAttribute("TemplateID").strip())) {
                var part = document.locate(template.getAttribute("BaseLoc"));
                var content = OfdXml.root(container, part);
                if (!OfdXml.children(content, "Template").isEmpty()) {
                    items.add(new PageItem.Undrawn(UndrawableException.of("Template")));
                }
                layers(content, part, items);
                return;
            }
        }
        items.add(new PageItem.Undrawn(UndrawableException.of("TemplateID")));
    }

    private void layers(Element page, PartName part, List<PageItem> items) throws IOException, OfdException {
        var content = OfdXml.child(page, "Content");
        if (content.isEmpty()) {
            return;
        }
        var reader = reader(resources.with(container, part, page, "PageRes"), new AffineTransform(), items);
        for (var kind : LAYERS) {
            for (var layer : new Attributes(content.get()).children()) {
                if (kind(layer).equals(kind)) {
                    if (new Attributes(layer).has("Boundary")) {
                        // Some readers move the layer by it.
                        items.add(new PageItem.Undrawn(UndrawableException.of("Boundary")));
                    }
                    reader.read(layer);
                }
            }
        }
        if (new Attributes(content.get()).children().stream().anyMatch(layer -> !LAYERS.contains(kind(layer)))) {
            items.add(new PageItem.Undrawn(UndrawableException.of("Layer")));
        }
    }

    private static String kind(Element layer) {
        if (!Attributes.name(layer).equals("Layer")) {
            return "";
        }
        var type = layer.getAttribute("Type").strip();
        return type.isEmpty() ? "Body" : type;
    }

    private ContentReader reader(Resources own, AffineTransform around, List<PageItem> items) {
        var usual = common.getElementsByTagNameNS(common.getNamespaceURI(), "DefaultCS");
        var colours = new Colours(
                own,
                usual.getLength() == 0 ? "" : usual.item(0).getTextContent().strip());
        return new ContentReader(own, colours, around, items);
    }

    /** Reads the annotations of a page (GB/T 33190-2016, 15), which lie above all else. */
    private void annotations(OfdPage page, List<PageItem> items) throws IOException, OfdException {
        var link = OfdXml.child(root, "Annotations");
        if (link.isEmpty() || OfdXml.text(link.get()).isEmpty()) {
            return;
        }
        var list = document.locate(OfdXml.text(link.get()));
        if (!container.has(list)) {
            return;
        }
        for (var listed : OfdXml.children(known(list, items), "Page")) {
            var id = listed.getAttribute("PageID").strip();
            if (!id.equals(page.id()) && isSameNumber(id, page.id())) {
                items.add(new PageItem.Undrawn(UndrawableException.of("PageID")));
            }
            if (id.equals(page.id())) {
                var file = OfdXml.text(OfdXml.required(listed, "FileLoc"));
                for (var annotation : OfdXml.children(known(list.locate(file), items), "Annot")) {
                    annotation(new Attributes(annotation), items);
                }
            }
        }
    }

    /** Some readers do not look at the namespace of a root. */
    private Element known(PartName part, List<PageItem> items) throws IOException, OfdException {
        var read = OfdXml.root(container, part);
        if (!OfdXml.isOfd(read)) {
            items.add(new PageItem.Undrawn(UndrawableException.of("Annotations")));
        }
        return read;
    }

    private static boolean isSameNumber(String one, String other) {
        return withoutZeros(one).equals(withoutZeros(other));
    }

    private static String withoutZeros(String id) {
        return id.replaceFirst("^[+0]+", "");
    }

    private void annotation(Attributes annotation, List<PageItem> items) throws OfdException {
        try {
            var appearance = annotation.child("Appearance");
            if (!annotation.flag("Visible", true)) {
                // Some readers show it all the same.
                throw UndrawableException.of("Visible");
            }
            if (appearance.isPresent()) {
                var shown = new Attributes(appearance.get());
                var around = new AffineTransform();
                if (shown.has("Boundary")) {
                    var boundary = shown.box("Boundary");
                    around.translate(boundary.getX(), boundary.getY());
                }
                reader(resources, around, items).read(appearance.get());
            }
        } catch (UndrawableException e) {
            items.add(new PageItem.Undrawn(e));
        }
    }
}
