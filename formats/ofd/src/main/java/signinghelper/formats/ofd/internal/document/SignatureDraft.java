package signinghelper.formats.ofd.internal.document;

import org.w3c.dom.Element;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.ofd.internal.page.Box;
import signinghelper.formats.ofd.internal.page.OfdPage;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Description of a new signature, Signature.xml (GB/T 33190-2016, 18.2), as it is written. */
final class SignatureDraft {
    /** China's time with its zone, which every reader of the field understands. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.ofHours(8));

    private final Element root = OfdXml.create("Signature");
    private final Element info = OfdXml.append(root, "SignedInfo");

    private final SignatureAlgorithm algorithm;

    SignatureDraft(SignatureAlgorithm algorithm, Instant signingTime) {
        this.algorithm = algorithm;
        OfdXml.append(info, "Provider").setAttribute("ProviderName", "signing-helper");
        text("SignatureMethod", algorithm.objectIdentifier());
        text("SignatureDateTime", TIME.format(signingTime));
    }

    private void text(String name, String text) {
        OfdXml.append(info, name).setTextContent(text);
    }

    /** Refers to every part of a container, with OFD.xml as it will be, but not to the list, which later signatures change. */
    void refer(OfdContainer container, SignatureList list) throws IOException, OfdException {
        var function = algorithm.digestAlgorithm();
        var changed = list.changed(container);
        var references = OfdXml.append(info, "References");
        references.setAttribute("CheckMethod", function.objectIdentifier());
        for (var part : container.names()) {
            if (!part.equals(list.part())) {
                var other = changed.get(part);
                var digest =
                        other == null ? container.digest(part, function) : Bytes.copyOf(function.of(other.toArray()));
                var reference = OfdXml.append(references, "Reference");
                reference.setAttribute("FileRef", part.path());
                OfdXml.append(reference, "CheckValue").setTextContent(digest.toBase64());
            }
        }
    }

    /** Places the seal's picture, or a strip of it, on a page. */
    void stamp(String id, OfdPage page, SealPlacement place) {
        var stamp = OfdXml.append(info, "StampAnnot");
        stamp.setAttribute("ID", id);
        stamp.setAttribute("PageRef", page.id());
        stamp.setAttribute("Boundary", page.boundary(place).toString());
        if (!place.strip().equals(SealPlacement.Strip.WHOLE)) {
            stamp.setAttribute("Clip", Box.ofStrip(place).toString());
        }
    }

    /** Names the part with the seal. */
    void seal(PartName part) {
        OfdXml.append(OfdXml.append(info, "Seal"), "BaseLoc").setTextContent(part.path());
    }

    /** Returns the finished description. */
    Bytes written(PartName value) {
        OfdXml.append(root, "SignedValue").setTextContent(value.path());
        return OfdXml.write(root);
    }
}
