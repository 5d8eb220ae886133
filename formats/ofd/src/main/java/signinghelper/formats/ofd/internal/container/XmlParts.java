package signinghelper.formats.ofd.internal.container;

import org.w3c.dom.Element;

import java.io.IOException;

/** Reader of the XML parts of a container: as they are signed, or as they are shown ({@link ShownXml}). */
public interface XmlParts {
    /** Reads the root of a part; throws as {@link OfdXml#root(OfdContainer, PartName)}. */
    Element root(PartName part) throws IOException, OfdException;

    /**
     * Returns the part that a location in another part leads to.
     *
     * @throws OfdException {@code MALFORMED} when it leads out of the container
     */
    PartName locate(PartName from, String location) throws OfdException;

    /** Returns the parts as they are signed: a part that can be read in more than one way is refused. */
    static XmlParts signed(OfdContainer container) {
        return new XmlParts() {
            @Override
            public Element root(PartName part) throws IOException, OfdException {
                return OfdXml.root(container, part);
            }

            @Override
            public PartName locate(PartName from, String location) throws OfdException {
                return from.locate(location);
            }
        };
    }
}
