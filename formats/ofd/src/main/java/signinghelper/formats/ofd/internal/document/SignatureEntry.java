package signinghelper.formats.ofd.internal.document;

import org.w3c.dom.Element;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.verification.Code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Entry of a list of signatures (GB/T 33190-2016, 18.1).
 *
 * @param id empty when the entry has none
 * @param list part that has the entry, Signatures.xml
 * @param description part that describes the signature, Signature.xml
 */
record SignatureEntry(String id, PartName list, PartName description) {
    private static final String LIST = "Signatures";
    private static final int MAX_ENTRIES = 100;

    /** Returns the entries of all documents in the container, in the order in which they were made. */
    static List<SignatureEntry> all(OfdContainer container) throws IOException, OfdException {
        var root = OfdXml.root(container, PartName.ROOT, "OFD");
        var entries = new ArrayList<SignatureEntry>();
        for (var body : OfdXml.children(root, "DocBody")) {
            var list = OfdXml.child(body, LIST);
            if (list.isPresent() && !OfdXml.text(list.get()).isEmpty()) {
                var part = container.locate(PartName.ROOT, OfdXml.text(list.get()));
                // Templates name the list that a signer will make.
                entries.addAll(container.has(part) ? of(container, part) : List.of());
            }
        }
        if (entries.size() > MAX_ENTRIES) {
            throw new OfdException(Code.TOO_LARGE, LIST);
        }
        requireApart(container, entries);
        return List.copyOf(entries);
    }

    /** Each entry is judged for itself, so one signature, or a copy of it, may not stand for many. */
    private static void requireApart(OfdContainer container, List<SignatureEntry> entries)
            throws IOException, OfdException {
        var described = new HashSet<Object>();
        for (var entry : entries) {
            var part = entry.description();
            var isNew = described.add(part)
                    && (!container.has(part) || described.add(container.digest(part, DigestAlgorithm.SHA_256)));
            if (!isNew) {
                throw new OfdException(Code.REFERENCE_DOUBLE, part.path());
            }
        }
    }

    private static List<SignatureEntry> of(OfdContainer container, PartName list) throws IOException, OfdException {
        var entries = new ArrayList<SignatureEntry>();
        for (var element : OfdXml.children(OfdXml.root(container, list, LIST), "Signature")) {
            entries.add(new SignatureEntry(
                    element.getAttribute("ID").strip(), list, container.locate(list, attribute(element, "BaseLoc"))));
        }
        return entries;
    }

    private static String attribute(Element element, String name) throws OfdException {
        return Optional.of(element.getAttribute(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new OfdException(Code.MALFORMED, name));
    }
}
