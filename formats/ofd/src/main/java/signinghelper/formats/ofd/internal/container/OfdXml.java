package signinghelper.formats.ofd.internal.container;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Text;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.verification.Code;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

/** XML parts of a container: no document type, no entities, bounded size and depth. */
public final class OfdXml {
    static final int MAX_BYTES = 8 << 20;
    static final int MAX_TAGS = 400_000;
    private static final String MAX_DEPTH = "64";

    /** Namespace of OFD documents (GB/T 33190-2016, 7.2). */
    static final String OFD = "http://www.ofdspec.org/2016";

    /** Namespace of documents from before the standard, with the same elements; one document may have both. */
    private static final Set<String> NAMESPACES = Set.of(OFD, "http://www.ofdspec.org");

    /** Beginning of a part that shows whether it can be XML. */
    private static final int START = 64;

    private static final String BLANKS_AND_MARKS = "\\s|\\x00|\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE";

    private static final Pattern DECLARED =
            Pattern.compile("[^<]*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"'>]*)", Pattern.DOTALL);

    private OfdXml() {}

    /**
     * Reads the root of an XML part.
     *
     * @throws OfdException {@code REFERENCE_MISSING}, {@code TOO_LARGE}, {@code MALFORMED}, or {@code READINGS_DIFFER}
     *     where a reader that does not look at namespaces may find something else
     */
    public static Element root(OfdContainer container, PartName part) throws IOException, OfdException {
        var root = parsed(container, part);
        XmlNames.require(root.getOwnerDocument(), part);
        return root;
    }

    static Element parsed(OfdContainer container, PartName part) throws IOException, OfdException {
        var bytes = container.read(part, MAX_BYTES);
        // Each tag takes much more memory than its letters.
        if (tags(bytes) > MAX_TAGS) {
            throw new OfdException(Code.TOO_LARGE, part.path());
        }
        return parsed(bytes).orElseThrow(() -> new OfdException(Code.MALFORMED, part.path()));
    }

    /**
     * Reads the root of a part whose root has one name.
     *
     * @throws OfdException as above, or {@code FORMAT_UNKNOWN} for another root, or one in an unknown namespace
     */
    public static Element root(OfdContainer container, PartName part, String name) throws IOException, OfdException {
        var root = root(container, part);
        if (!isOfd(root) || !name.equals(root.getLocalName())) {
            throw new OfdException(Code.FORMAT_UNKNOWN, part.path());
        }
        return root;
    }

    /**
     * Reads the root of a part that may be anything; empty for what is no XML, or XML that is read nowhere in OFD.
     *
     * @throws OfdException {@code TOO_LARGE} when too much was read already
     */
    static Optional<Element> rootIfXml(OfdContainer container, PartName part) throws IOException, OfdException {
        if (container.size(part) > MAX_BYTES || !canBeXml(container.start(part, START))) {
            return Optional.empty();
        }
        var bytes = container.read(part, MAX_BYTES);
        return tags(bytes) > MAX_TAGS ? Optional.empty() : parsed(bytes);
    }

    /**
     * Returns false only for a part that has no such element by any reader: names of roots and namespaces do not matter to some, and a
     * declaration may hide one.
     */
    public static boolean mayList(OfdContainer container, PartName part, String element)
            throws IOException, OfdException {
        var start = container.start(part, START);
        if (!canBeXml(start)) {
            return false;
        }
        if (container.size(part) > MAX_BYTES || isEbcdic(start)) {
            return true;
        }
        // Without the zeros of UTF-16.
        var text = new String(container.read(part, MAX_BYTES), StandardCharsets.ISO_8859_1).replace("\0", "");
        return !XmlNames.isPlain(encoding(text))
                || text.contains("<" + element)
                || text.contains(":" + element)
                || text.contains("<!DOCTYPE");
    }

    private static String encoding(String text) {
        var declared = DECLARED.matcher(text);
        return declared.lookingAt() ? declared.group(1) : "";
    }

    private static boolean canBeXml(byte[] start) {
        var text = new String(start, StandardCharsets.ISO_8859_1).replaceAll(BLANKS_AND_MARKS, "");
        return text.isEmpty() || text.startsWith("<") || isEbcdic(start);
    }

    /** The beginning of a declaration in EBCDIC (XML 1.0, appendix F.1). */
    private static boolean isEbcdic(byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1).startsWith("Lo\u00a7\u0094");
    }

    private static Optional<Element> parsed(byte[] bytes) {
        try {
            return Optional.of(parse(bytes).getDocumentElement());
        } catch (SAXException | IOException e) {
            // The parser reports an encoding that it does not know as an input fault.
            return Optional.empty();
        }
    }

    private static int tags(byte[] bytes) {
        var count = 0;
        for (var octet : bytes) {
            if (octet == '<') {
                count++;
            }
        }
        return count;
    }

    private static Document parse(byte[] bytes) throws SAXException, IOException {
        return builder().parse(new ByteArrayInputStream(bytes));
    }

    private static DocumentBuilder builder() {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("jdk.xml.maxElementDepth", MAX_DEPTH);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silence());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("no XML parser", e);
        }
    }

    /** Reporter of nothing: without it the parser prints to standard error. */
    private static final class Silence implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {
            // Nothing that a verdict depends on.
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }

    /** Returns the child elements with a name in OFD's namespace. */
    public static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getLocalName()) && isOfd(element)) {
                found.add(element);
            }
        }
        return found;
    }

    /** Returns true for an element in OFD's namespace. */
    public static boolean isOfd(Element element) {
        var namespace = element.getNamespaceURI();
        return namespace != null && NAMESPACES.contains(namespace);
    }

    /** Returns the only child element with a name; empty when the parent has none. */
    public static Optional<Element> child(Element parent, String name) throws OfdException {
        var found = children(parent, name);
        if (found.size() > 1) {
            throw new OfdException(Code.REFERENCE_DOUBLE, name);
        }
        return found.stream().findFirst();
    }

    /**
     * Returns the only child element with a name.
     *
     * @throws OfdException {@code MALFORMED} if the parent has none
     */
    public static Element required(Element parent, String name) throws OfdException {
        return child(parent, name).orElseThrow(() -> new OfdException(Code.MALFORMED, name));
    }

    /** Appends a child element in OFD's namespace, written like its parent. */
    public static Element append(Element parent, String name) {
        var prefix = parent.getPrefix();
        var child = parent.getOwnerDocument()
                .createElementNS(parent.getNamespaceURI(), prefix == null ? name : prefix + ":" + name);
        parent.appendChild(child);
        return child;
    }

    /** Creates the root of a new XML part. */
    public static Element create(String name) {
        var document = builder().newDocument();
        var root = document.createElementNS(OFD, "ofd:" + name);
        document.appendChild(root);
        return root;
    }

    /** Writes an XML part in UTF-8. */
    public static Bytes write(Element root) {
        var out = new ByteArrayOutputStream();
        try {
            var factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.newTransformer().transform(new DOMSource(root.getOwnerDocument()), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IllegalStateException("XML in memory cannot be written", e);
        }
        return Bytes.copyOf(out.toByteArray());
    }

    /** Returns the text of an element, without that of elements within, and without blanks around it. */
    public static String text(Element element) {
        var text = new StringBuilder();
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text piece) {
                text.append(piece.getData());
            }
        }
        return text.toString().strip();
    }
}
