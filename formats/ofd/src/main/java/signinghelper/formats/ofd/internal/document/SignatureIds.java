package signinghelper.formats.ofd.internal.document;

import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;

import java.util.regex.Pattern;

/** Identifiers for a signature and its annotations, in the spelling that the list already has; otherwise {@code s001}. */
final class SignatureIds {
    private static final Pattern ID = Pattern.compile("(\\D*)(\\d{1,8})");

    private final Element maximum;
    private String prefix = "s";
    private int last;

    /** @param list root of Signatures.xml */
    SignatureIds(Element list) throws OfdException {
        this.maximum = OfdXml.child(list, "MaxSignId").orElseGet(() -> OfdXml.append(list, "MaxSignId"));
        take(OfdXml.text(maximum));
        for (var signature : OfdXml.children(list, "Signature")) {
            take(signature.getAttribute("ID").strip());
        }
    }

    private void take(String id) {
        var parts = ID.matcher(id);
        if (parts.matches() && Integer.parseInt(parts.group(2)) >= last) {
            prefix = parts.group(1);
            last = Integer.parseInt(parts.group(2));
        }
    }

    /** Returns the next identifier, and writes it into the list as its highest. */
    String next() {
        last++;
        var id = prefix.isEmpty() ? String.valueOf(last) : String.format("%s%03d", prefix, last);
        maximum.setTextContent(id);
        return id;
    }
}
