package signinghelper.formats.ofd.container;

import org.w3c.dom.Element;
import org.w3c.dom.Text;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Parts that a reader of the document comes to from {@code OFD.xml}, without its signatures. Every text and attribute
 * that resolves to a part counts as a link, so no kind of link can be forgotten.
 */
public final class ShownParts {
    private static final String SIGNATURES = "Signatures";
    private static final String BASE = "BaseLoc";

    private final OfdContainer container;
    private final Set<PartName> found = new HashSet<>();
    private final ArrayDeque<PartName> open = new ArrayDeque<>();

    private ShownParts(OfdContainer container) {
        this.container = container;
    }

    /**
     * Follows all links.
     *
     * @throws OfdException if an XML part on the way cannot be read
     */
    public static Set<PartName> of(OfdContainer container) throws IOException, OfdException {
        var shown = new ShownParts(container);
        shown.come(PartName.ROOT);
        while (!shown.open.isEmpty()) {
            shown.follow(shown.open.remove());
        }
        return Set.copyOf(shown.found);
    }

    private void come(PartName part) {
        if (container.has(part) && found.add(part)) {
            open.add(part);
        }
    }

    private void follow(PartName part) throws IOException, OfdException {
        if (part.path().toLowerCase(Locale.ROOT).endsWith(".xml")) {
            follow(OfdXml.root(container, part), List.of(part.folder(), "/"));
        }
    }

    private void follow(Element element, List<String> folders) {
        if (SIGNATURES.equals(element.getLocalName())) {
            return;
        }
        var within = new ArrayList<>(folders);
        if (element.hasAttribute(BASE)) {
            folders.forEach(folder -> within.add(folder(folder, element.getAttribute(BASE))));
        }
        var attributes = element.getAttributes();
        for (var at = 0; at < attributes.getLength(); at++) {
            link(attributes.item(at).getNodeValue(), within);
        }
        var text = new StringBuilder();
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                follow(inner, within);
            } else if (child instanceof Text piece) {
                text.append(piece.getData());
            }
        }
        link(text.toString(), within);
    }

    private static String folder(String folder, String base) {
        return (base.startsWith("/") ? base : folder + base) + "/";
    }

    private void link(String text, List<String> folders) {
        for (var folder : folders) {
            PartName.resolve(folder, text.strip()).ifPresent(this::come);
        }
    }
}
