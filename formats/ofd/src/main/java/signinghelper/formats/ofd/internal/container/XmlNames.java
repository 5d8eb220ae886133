package signinghelper.formats.ofd.internal.container;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import signinghelper.formats.verification.Code;

import java.util.Set;
import javax.xml.XMLConstants;

/**
 * Names in an OFD part. Some readers do not look at namespaces, and take what has the local name of an element or attribute for it;
 * nor do all read an element's text with that of the elements within.
 */
final class XmlNames {
    private static final Set<String> NAMESPACES_OF_XML = Set.of(
            XMLConstants.XML_NS_URI, XMLConstants.XMLNS_ATTRIBUTE_NS_URI, XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);

    /** Encodings in which the letters of a name are their octets of ASCII, with zeros at most. */
    private static final Set<String> PLAIN =
            Set.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "GB18030", "GBK", "GB2312", "US-ASCII", "ISO-8859-1");

    /** Elements whose content is any program's own (GB/T 33190-2016, 16). */
    private static final Set<String> EXTENDED = Set.of("Extension", "Data", "ExtendData");

    /** Elements within which nothing is drawn. */
    private static final Set<String> UNSHOWN =
            Set.of("Bookmarks", "Outlines", "Parameters", "Actions", "CustomTags", "DocInfo");

    private XmlNames() {}

    /** Returns true where no encoding is declared or a plain one. */
    static boolean isPlain(String encoding) {
        return encoding.isEmpty() || PLAIN.stream().anyMatch(encoding::equalsIgnoreCase);
    }

    /** @throws OfdException {@code READINGS_DIFFER} where a reader without namespaces may find something else */
    static void require(Document document, PartName part) throws OfdException {
        var encoding = document.getXmlEncoding();
        require(encoding == null || isPlain(encoding), part);
        if (OfdXml.isOfd(document.getDocumentElement())) {
            require(document.getDocumentElement(), part);
        }
    }

    /**
     * Puts elements without a namespace into that of OFD.
     *
     * @return true where a reader that is stricter or more tolerant may find something else to draw
     */
    static boolean adopt(Document document, PartName part) {
        var isDoubtful = adopt(document.getDocumentElement(), true);
        try {
            require(document, part);
            return isDoubtful;
        } catch (OfdException e) {
            return true;
        }
    }

    private static boolean adopt(Element element, boolean isShown) {
        var isStrange = element.getNamespaceURI() == null;
        if (isStrange) {
            element.getOwnerDocument().renameNode(element, OfdXml.OFD, element.getLocalName());
        }
        var isShownWithin = isShown && !UNSHOWN.contains(element.getLocalName());
        var isDoubtful = isShownWithin && isStrange;
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            isDoubtful |= child instanceof Element inner && adopt(inner, isShownWithin);
        }
        return isDoubtful;
    }

    private static void require(Element element, PartName part) throws OfdException {
        require(OfdXml.isOfd(element), part);
        var attributes = element.getAttributes();
        for (var at = 0; at < attributes.getLength(); at++) {
            var namespace = attributes.item(at).getNamespaceURI();
            require(namespace == null || NAMESPACES_OF_XML.contains(namespace), part);
        }
        if (!EXTENDED.contains(element.getLocalName())) {
            content(element, part);
        }
    }

    private static void content(Node parent, PartName part) throws OfdException {
        var hasText = false;
        var hasElements = false;
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            hasText |= child instanceof Text text && !text.getData().isBlank();
            if (child instanceof Element element) {
                hasElements = true;
                require(element, part);
            }
        }
        require(!hasText || !hasElements, part);
    }

    private static void require(boolean isClear, PartName part) throws OfdException {
        if (!isClear) {
            throw new OfdException(Code.READINGS_DIFFER, part.path());
        }
    }
}
