package signinghelper.formats.ofd.internal.container;

import org.w3c.dom.Element;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * XML parts as a document is shown: an element without a namespace counts as one of OFD, as many programs write it. Parts in
 * which others may find something else are remembered. Nothing is signed or verified by it.
 */
public final class ShownXml implements XmlParts {
    private final OfdContainer container;
    private final Set<PartName> doubtful = new HashSet<>();

    public ShownXml(OfdContainer container) {
        this.container = container;
    }

    /**
     * Reads the root of an XML part.
     *
     * @throws OfdException {@code REFERENCE_MISSING}, {@code TOO_LARGE} or {@code MALFORMED}
     */
    @Override
    public Element root(PartName part) throws IOException, OfdException {
        var root = OfdXml.parsed(container, part);
        if (XmlNames.adopt(root.getOwnerDocument(), part)) {
            doubtful.add(part);
        }
        return root.getOwnerDocument().getDocumentElement();
    }

    /**
     * Returns the part that a location in another part leads to, or otherwise the one that a tolerant reader finds, also from
     * a folder further up.
     *
     * @throws OfdException {@code MALFORMED} when it leads out of the container
     */
    @Override
    public PartName locate(PartName from, String location) throws OfdException {
        var strict = PartName.resolve(from.folder(), location.strip()).filter(container::has);
        if (strict.isPresent()) {
            return strict.get();
        }
        var found = container.tolerated(from, location);
        found.ifPresent(doubtful::add);
        return found.isPresent() ? found.get() : from.locate(location);
    }

    /** Returns true when other readers may find something else in a part that was read or located. */
    public boolean isDoubtful(PartName part) {
        return doubtful.contains(part);
    }
}
