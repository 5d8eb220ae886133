package signinghelper.formats.ofd.pages;

import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;

import java.awt.Shape;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Fonts of one document and the shapes of its letters, each read once. */
final class Typefaces {
    private static final int MOST_OCTETS = 32 << 20;
    private static final int MOST_SHAPES = 20_000;
    private static final int MOST_EMBEDDED = 64 << 20;

    private final OfdContainer container;
    private final Map<Key, Typeface> typefaces = new HashMap<>();
    private final Map<Shaped, Shape> shapes = new HashMap<>();
    private int octets;

    private record Key(FontResource font, boolean isBold, boolean isItalic) {}

    private record Shaped(Key typeface, PageItem.Letter letter) {}

    Typefaces(OfdContainer container) {
        this.container = container;
    }

    /** Returns the shape of a letter, 1 high, with its base line at 0. */
    Shape shape(PageItem.Text text, PageItem.Letter letter) throws UndrawableException, IOException, OfdException {
        var key = new Key(text.font(), text.isBold(), text.isItalic());
        var alone = new Shaped(key, new PageItem.Letter(0, 0, letter.codePoint(), letter.glyph(), false));
        var known = shapes.get(alone);
        if (known != null) {
            return known;
        }
        if (shapes.size() >= MOST_SHAPES) {
            shapes.clear();
        }
        var shape = shape(typeface(key), letter).orElseThrow(() -> UndrawableException.of("glyph"));
        shapes.put(alone, shape);
        return shape;
    }

    /** Returns true for a letter that the font has something to draw for. */
    boolean isShaped(PageItem.Text text, PageItem.Letter letter) throws UndrawableException, IOException, OfdException {
        return shape(typeface(new Key(text.font(), text.isBold(), text.isItalic())), letter)
                .filter(shape -> !shape.getBounds2D().isEmpty())
                .isPresent();
    }

    private static Optional<Shape> shape(Typeface typeface, PageItem.Letter letter) {
        var glyph = letter.glyph();
        return glyph == null ? typeface.character(letter.codePoint()) : typeface.glyph(glyph);
    }

    private Typeface typeface(Key key) throws UndrawableException, IOException, OfdException {
        var known = typefaces.get(key);
        if (known == null) {
            known = open(key);
            typefaces.put(key, known);
        }
        return known;
    }

    private Typeface open(Key key) throws UndrawableException, IOException, OfdException {
        var file = key.font().file();
        if (file == null) {
            return new InstalledTypeface(key.font(), key.isBold(), key.isItalic());
        }
        var read = container.read(file, MOST_OCTETS);
        octets += read.length;
        if (octets > MOST_EMBEDDED) {
            throw UndrawableException.beyond("FontFile");
        }
        try {
            return EmbeddedTypeface.read(read);
        } catch (IOException | RuntimeException e) {
            throw UndrawableException.of("FontFile");
        }
    }
}
