package signinghelper.formats.ofd.pages;

import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Attributes and children of an element, read by their types. */
record Attributes(Element element) {
    private static final int BOX = 4;
    private static final int MATRIX = 6;

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    /** Returns the text without blanks around it; empty when there is no such attribute. */
    String text(String name) {
        return element.getAttribute(name).strip();
    }

    double number(String name, double otherwise) throws UndrawableException {
        return has(name) ? Figures.one(text(name)) : otherwise;
    }

    int count(String name, int otherwise) throws UndrawableException {
        var number = number(name, otherwise);
        if (number < 0 || number != Math.rint(number)) {
            throw UndrawableException.of(name);
        }
        return (int) number;
    }

    boolean flag(String name, boolean otherwise) throws UndrawableException {
        return switch (text(name)) {
            case "" -> otherwise;
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw UndrawableException.of(name);
        };
    }

    /** Reads a box whose sides may be 0. */
    Rectangle2D box(String name) throws UndrawableException {
        var numbers = Figures.all(text(name), BOX);
        if (numbers[2] < 0 || numbers[3] < 0) {
            throw UndrawableException.of(name);
        }
        return new Rectangle2D.Double(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /** Reads the CTM; the identity when the element has no CTM. */
    AffineTransform matrix() throws UndrawableException {
        return has("CTM") ? new AffineTransform(Figures.all(text("CTM"), MATRIX)) : new AffineTransform();
    }

    Optional<Element> child(String name) throws OfdException {
        return OfdXml.child(element, name);
    }

    /** Returns the child elements of any name and namespace, so that an unknown one is not overlooked. */
    List<Element> children() {
        var found = new ArrayList<Element>();
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                found.add(inner);
            }
        }
        return found;
    }

    /** Returns the local name of an element in OFD's namespace; empty for one of another. */
    static String name(Element element) {
        return OfdXml.isOfd(element) ? element.getLocalName() : "";
    }
}
