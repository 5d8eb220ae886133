package signinghelper.inspection;

import signinghelper.formats.algorithm.Bytes;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Inspection of XML: it is well-formed (XML 1.0, fifth edition) and in the encoding that it declares. No external
 * resource is loaded.
 */
final class XmlInspection {
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Set<String> CHINESE = Set.of("GB18030", "GBK", "GB2312", "GB_2312-80");

    private XmlInspection() {}

    /** Inspects XML whose characters are already decoded. */
    static List<FileFault> of(String text, TextEncoding encoding, boolean whole) {
        var faults = new ArrayList<FileFault>();
        if (!isAsDeclared(text, encoding)) {
            faults.add(FileFault.XML_ENCODING_WRONG);
        }
        if (whole) {
            faults.addAll(parse(text));
        }
        return faults;
    }

    /** Inspects XML within another file. */
    static List<FileFault> of(Bytes xml) {
        try {
            read(factory().createXMLStreamReader(new ByteArrayInputStream(xml.toArray())));
            return List.of();
        } catch (XMLStreamException | RuntimeException e) {
            return List.of(FileFault.XML_MALFORMED);
        }
    }

    /**
     * An error at the end of the text may only mean that the text was cut off. The JDK's parser has thrown unchecked
     * exceptions here.
     */
    private static List<FileFault> parse(String text) {
        try {
            read(factory().createXMLStreamReader(new StringReader(text)));
            return List.of();
        } catch (XMLStreamException e) {
            var place = e.getLocation() == null ? 0 : e.getLocation().getCharacterOffset();
            return List.of(place >= text.length() ? FileFault.CUT_SHORT : FileFault.XML_MALFORMED);
        } catch (RuntimeException e) {
            return List.of(FileFault.XML_MALFORMED);
        }
    }

    private static void read(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            reader.next();
        }
    }

    /**
     * DTDs are off, so an entity can be neither defined in the file, nor loaded from outside, nor expanded without
     * limit.
     */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is asked for");
        });
        return factory;
    }

    /** XML without a declaration is UTF-8, or UTF-16 with its mark (4.3.3). */
    private static boolean isAsDeclared(String text, TextEncoding encoding) {
        var found = DECLARED.matcher(text.substring(0, Math.min(text.length(), 1000)));
        var declared = found.find() ? found.group(1).toUpperCase(Locale.ROOT) : "";
        return switch (encoding) {
            case ASCII -> declared.isEmpty() || holdsAscii(declared);
            case UTF_8, UTF_8_MARKED -> declared.isEmpty() || declared.equals("UTF-8") || declared.equals("UTF8");
            case UTF_16_LE, UTF_16_BE -> declared.isEmpty() || declared.startsWith("UTF-16");
            case GB18030 -> CHINESE.contains(declared);
            case MIXED -> false;
        };
    }

    private static boolean holdsAscii(String declared) {
        try {
            return new String("<?xml".getBytes(StandardCharsets.US_ASCII), Charset.forName(declared)).equals("<?xml");
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }
}
