package signinghelper.formats.ofd.internal.container;

import org.w3c.dom.Element;
import org.w3c.dom.Text;
import signinghelper.formats.verification.Code;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Parts that a reader of the document comes to from {@code OFD.xml}, without its signatures. Every text and attribute
 * that a tolerant reader resolves to a part counts as a link, in every part that is XML, so no kind of link can be forgotten.
 *
 * @param all parts that are come to
 * @param annotations those of them that only a document's list of annotations leads to
 * @param leaving those of them with a location outside the container, where some readers may find what nobody has signed
 */
public record ShownParts(Set<PartName> all, Set<PartName> annotations, Set<PartName> leaving) {
    private static final String SIGNATURES = "Signatures";
    private static final String ANNOTATIONS = "Annotations";
    private static final String PAGES = "Pages";
    private static final String BASE = "BaseLoc";

    /** Elements whose text is a location (GB/T 33190-2016, 7.4, 7.5, 7.9, 15, 17 and 20). */
    private static final Set<String> LOCATIONS = Set.of(
            "DocRoot",
            "PublicRes",
            "DocumentRes",
            ANNOTATIONS,
            "CustomTags",
            "Attachments",
            "Extensions",
            "FileLoc",
            "SchemaLoc",
            "MediaFile",
            "FontFile");

    /** Most folders that a location may be meant in; each one within another doubles them. */
    private static final int MAX_FOLDERS = 16;

    /** Longer than the name of a part can be. */
    private static final int MAX_LINK = 1 << 16;

    /** Letters of all locations together, each counted in every folder that it may be meant in. */
    private static final int MAX_LETTERS = 1 << 27;

    public ShownParts {
        all = Set.copyOf(all);
        annotations = Set.copyOf(annotations);
        leaving = Set.copyOf(leaving);
    }

    /**
     * Follows all links.
     *
     * @throws OfdException {@code TOO_LARGE} if it takes too much
     */
    public static ShownParts of(OfdContainer container) throws IOException, OfdException {
        var walk = new Walk(container);
        walk.come(PartName.ROOT);
        walk.followAll();
        var without = Set.copyOf(walk.found);
        walk.later.forEach(walk::come);
        walk.followAll();
        walk.found.removeAll(without);
        var annotations = Set.copyOf(walk.found);
        walk.found.addAll(without);
        return new ShownParts(walk.found, annotations, walk.leaving);
    }

    /**
     * Returns true when more than one part may be the root of a document to some reader, such as an earlier one, so that
     * OFD.xml decides which is shown.
     *
     * @throws OfdException {@code TOO_LARGE} if it takes too much to look for them
     */
    public static boolean hasSeveralRoots(OfdContainer container) throws IOException, OfdException {
        var roots = 0;
        for (var part : container.names()) {
            if (OfdXml.mayList(container, part, PAGES)) {
                roots++;
            }
        }
        return roots > 1;
    }

    /** Way through the parts. */
    private static final class Walk {
        private final OfdContainer container;
        private final Set<PartName> found = new HashSet<>();
        private final Set<PartName> later = new HashSet<>();
        private final Set<PartName> leaving = new HashSet<>();
        private final ArrayDeque<PartName> open = new ArrayDeque<>();
        private long letters;

        Walk(OfdContainer container) {
            this.container = container;
        }

        void come(PartName part) {
            if (found.add(part)) {
                open.add(part);
            }
        }

        void followAll() throws IOException, OfdException {
            while (!open.isEmpty()) {
                var part = open.remove();
                var root = OfdXml.rootIfXml(container, part);
                if (root.isPresent()) {
                    follow(part, root.get(), List.of(part.folder(), "/"));
                }
            }
        }

        private void follow(PartName part, Element element, Collection<String> folders)
                throws IOException, OfdException {
            if (SIGNATURES.equals(element.getLocalName())) {
                return;
            }
            var isList = ANNOTATIONS.equals(element.getLocalName()) && element.getParentNode() instanceof Element;
            var within = new LinkedHashSet<>(folders);
            if (element.hasAttribute(BASE)) {
                folders.forEach(folder -> within.add(folder(folder, element.getAttribute(BASE))));
            }
            if (within.size() > MAX_FOLDERS) {
                throw new OfdException(Code.TOO_LARGE, BASE);
            }
            var attributes = element.getAttributes();
            for (var at = 0; at < attributes.getLength(); at++) {
                link(attributes.item(at).getNodeValue(), within, isList);
            }
            var text = new StringBuilder();
            for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element inner) {
                    follow(part, inner, within);
                } else if (child instanceof Text piece) {
                    text.append(piece.getData());
                }
            }
            link(text.toString(), within, isList);
            if (LOCATIONS.contains(String.valueOf(element.getLocalName()))) {
                lookOutside(part, text.toString());
            }
            lookOutside(part, element.getAttribute(BASE));
        }

        private void lookOutside(PartName part, String location) {
            if (!location.isBlank() && PartName.leadsOut(part.folder(), location)) {
                leaving.add(part);
            }
        }

        private static String folder(String folder, String base) {
            return (base.startsWith("/") ? base : folder + base) + "/";
        }

        private void link(String text, Collection<String> folders, boolean isList) throws IOException, OfdException {
            container.limit().require();
            var location = text.strip();
            if (location.isEmpty() || location.length() > MAX_LINK) {
                return;
            }
            for (var folder : folders) {
                letters += folder.length() + location.length();
                if (letters > MAX_LETTERS) {
                    throw new OfdException(Code.TOO_LARGE, BASE);
                }
                container.find(folder, location).ifPresent(part -> {
                    if (isList) {
                        later.add(part);
                    } else {
                        come(part);
                    }
                });
            }
        }
    }
}
