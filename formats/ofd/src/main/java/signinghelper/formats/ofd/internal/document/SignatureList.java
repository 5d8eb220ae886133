package signinghelper.formats.ofd.internal.document;

import org.w3c.dom.Element;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.container.PartName;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * List of a document's signatures (GB/T 33190-2016, 18.1) that one more is added to.
 *
 * @param root of OFD.xml
 * @param document Document.xml
 * @param part Signatures.xml, which may not exist yet
 * @param entries root of Signatures.xml
 */
record SignatureList(Element root, PartName document, PartName part, Element entries) {
    private static final String SIGNATURES = "Signatures";

    /**
     * Reads the list of the only document in a container.
     *
     * @throws FormatException {@code CONTENT_REFUSED} if the container has not one document, or the list has been signed
     */
    static SignatureList in(OfdContainer container) throws IOException, OfdException, FormatException {
        var root = OfdXml.root(container, PartName.ROOT, "OFD");
        var bodies = OfdXml.children(root, "DocBody");
        if (bodies.size() != 1) {
            throw FormatException.contentBreaks(OfdRule.NOT_ONE_DOCUMENT);
        }
        var body = bodies.get(0);
        var document = PartName.ROOT.locate(OfdXml.text(OfdXml.required(body, "DocRoot")));
        var link = OfdXml.child(body, SIGNATURES).orElseGet(() -> OfdXml.append(body, SIGNATURES));
        if (OfdXml.text(link).isEmpty()) {
            link.setTextContent(document.folder() + "Signs/Signatures.xml");
        }
        var part = PartName.ROOT.locate(OfdXml.text(link));
        if (!container.has(part)) {
            return new SignatureList(root, document, part, OfdXml.create(SIGNATURES));
        }
        requireOpen(container, part);
        return new SignatureList(root, document, part, OfdXml.root(container, part));
    }

    private static void requireOpen(OfdContainer container, PartName list)
            throws IOException, OfdException, FormatException {
        for (var entry : SignatureEntry.all(container)) {
            var signed = SignatureDescription.read(container, entry.description());
            if (signed.references().stream()
                    .anyMatch(reference -> reference.part().equals(list))) {
                throw FormatException.contentBreaks(OfdRule.LIST_SIGNED);
            }
        }
    }

    /** Returns a folder for a signature that no part of the container lies in; it ends with a slash. */
    String freeFolder(OfdContainer container) {
        for (var number = OfdXml.children(entries, "Signature").size(); ; number++) {
            var folder = document.folder() + "Signs/Sign_" + number + "/";
            var folded = folder.toLowerCase(Locale.ROOT);
            if (container.names().stream()
                    .noneMatch(part -> part.path().toLowerCase(Locale.ROOT).startsWith(folded))) {
                return folder;
            }
        }
    }

    /**
     * Adds a signature.
     *
     * @param type {@code Seal} or {@code Sign}
     */
    void add(String id, String type, PartName description) {
        var entry = OfdXml.append(entries, "Signature");
        entry.setAttribute("ID", id);
        entry.setAttribute("Type", type);
        entry.setAttribute("BaseLoc", description.path());
    }

    /** Returns the parts that change with the list: itself, and OFD.xml when it named none. */
    SortedMap<PartName, Bytes> changed(OfdContainer container) {
        var changed = new TreeMap<>(Map.of(part, OfdXml.write(entries)));
        if (!container.has(part)) {
            changed.put(PartName.ROOT, OfdXml.write(root));
        }
        return changed;
    }
}
