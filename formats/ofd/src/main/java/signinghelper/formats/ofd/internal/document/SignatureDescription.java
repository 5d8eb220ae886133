package signinghelper.formats.ofd.internal.document;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.verification.Code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Description of one signature, Signature.xml (GB/T 33190-2016, 18.2).
 *
 * @param part the description's own name
 * @param checkMethod name or object identifier of the digest algorithm; the standard's default is MD5
 * @param references parts and their digests
 * @param dateTime as written; empty when the description has none
 * @param stamped identifiers of the pages on which it says that its seal is shown
 * @param seal part with the seal; null when the description names none
 * @param value part with the signature
 */
record SignatureDescription(
        PartName part,
        String checkMethod,
        List<Reference> references,
        String dateTime,
        Set<String> stamped,
        @Nullable PartName seal,
        PartName value) {

    /** A part and its digest. */
    record Reference(PartName part, Bytes digest) {}

    private static final String DEFAULT_METHOD = "MD5";

    SignatureDescription {
        references = List.copyOf(references);
        stamped = Set.copyOf(stamped);
    }

    /**
     * Reads a description.
     *
     * @throws OfdException {@code REFERENCE_MISSING}, {@code READINGS_DIFFER}, {@code MALFORMED} or {@code TOO_LARGE}
     */
    static SignatureDescription read(OfdContainer container, PartName part) throws IOException, OfdException {
        var root = OfdXml.root(container, part, "Signature");
        var info = OfdXml.required(root, "SignedInfo");
        var references = OfdXml.required(info, "References");
        var method = references.getAttribute("CheckMethod").strip();
        return new SignatureDescription(
                part,
                method.isEmpty() ? DEFAULT_METHOD : method,
                references(container, part, references),
                OfdXml.child(info, "SignatureDateTime").map(OfdXml::text).orElse(""),
                OfdXml.children(info, "StampAnnot").stream()
                        .map(stamp -> stamp.getAttribute("PageRef").strip())
                        .collect(Collectors.toSet()),
                seal(container, part, info),
                container.locate(part, OfdXml.text(OfdXml.required(root, "SignedValue"))));
    }

    private static List<Reference> references(OfdContainer container, PartName part, Element all)
            throws IOException, OfdException {
        var found = new ArrayList<Reference>();
        for (var element : OfdXml.children(all, "Reference")) {
            if (found.size() == OfdContainer.MAX_PARTS) {
                throw new OfdException(Code.TOO_LARGE, part.path());
            }
            found.add(new Reference(
                    container.locate(part, element.getAttribute("FileRef")),
                    digest(OfdXml.text(OfdXml.required(element, "CheckValue")))));
        }
        return found;
    }

    private static Bytes digest(String text) throws OfdException {
        try {
            return Bytes.fromBase64(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new OfdException(Code.MALFORMED, "CheckValue");
        }
    }

    private static @Nullable PartName seal(OfdContainer container, PartName part, Element info)
            throws IOException, OfdException {
        var seal = OfdXml.child(info, "Seal");
        return seal.isEmpty() ? null : container.locate(part, OfdXml.text(OfdXml.required(seal.get(), "BaseLoc")));
    }
}
