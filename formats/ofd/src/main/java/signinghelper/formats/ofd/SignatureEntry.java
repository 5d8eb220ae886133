package signinghelper.formats.ofd;

import org.w3c.dom.Element;
import signinghelper.formats.ofd.container.OfdContainer;
import signinghelper.formats.ofd.container.OfdException;
import signinghelper.formats.ofd.container.OfdXml;
import signinghelper.formats.ofd.container.PartName;
import signinghelper.formats.verification.Code;

import java.io.IOException;
import java.util.ArrayList;
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

    /** Returns the entries of all documents in the container, in the order in which they were made. */
    static List<SignatureEntry> all(OfdContainer container) throws IOException, OfdException {
        var entries = new ArrayList<SignatureEntry>();
        for (var body : OfdXml.children(OfdXml.root(container, PartName.ROOT), "DocBody")) {
            var list = OfdXml.child(body, "Signatures");
            if (list.isPresent() && !OfdXml.text(list.get()).isEmpty()) {
                entries.addAll(of(container, PartName.ROOT.locate(OfdXml.text(list.get()))));
            }
        }
        return List.copyOf(entries);
    }

    private static List<SignatureEntry> of(OfdContainer container, PartName list) throws IOException, OfdException {
        var entries = new ArrayList<SignatureEntry>();
        for (var element : OfdXml.children(OfdXml.root(container, list), "Signature")) {
            entries.add(new SignatureEntry(
                    element.getAttribute("ID").strip(), list, list.locate(attribute(element, "BaseLoc"))));
        }
        return entries;
    }

    private static String attribute(Element element, String name) throws OfdException {
        return Optional.of(element.getAttribute(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new OfdException(Code.MALFORMED, name));
    }
}
