package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;

import java.awt.Shape;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fonts of one document and the shapes of its letters, each read once. */
final class Typefaces {
    private static final int MOST_OCTETS = 32 << 20;
    private static final int MOST_SHAPES = 20_000;
    private static final int MOST_EMBEDDED = 64 << 20;

    private final OfdContainer container;
    private final Map<Key, Typeface> typefaces = new HashMap<>();
    /** Fonts whose own file cannot be read. */
    private final Set<Key> replaced = new HashSet<>();

    private final Map<Shaped, Found> shapes = new HashMap<>();
    private int octets;

    private record Key(FontResource font, boolean isBold, boolean isItalic) {}

    private record Shaped(Key typeface, PageItem.Letter letter) {}

    /**
     * @param shape null where no font has one
     * @param isDoubtful true for a shape that is not the one that the document means
     */
    private record Found(@Nullable Shape shape, boolean isDoubtful) {}

    Typefaces(OfdContainer container) {
        this.container = container;
    }

    /** Returns the shape of a letter, 1 high, with its base line at 0; empty where no font has one. */
    Optional<Shape> shape(PageItem.Text text, PageItem.Letter letter, Remarks.On remarks)
            throws UndrawableException, IOException, OfdException {
        var key = new Key(text.font(), text.isBold(), text.isItalic());
        var alone = new Shaped(key, new PageItem.Letter(0, 0, letter.codePoint(), letter.glyph(), false));
        if (!shapes.containsKey(alone)) {
            if (shapes.size() >= MOST_SHAPES) {
                shapes.clear();
            }
            shapes.put(alone, find(key, letter));
        }
        var known = shapes.get(alone);
        if (known.isDoubtful()) {
            remarks.doubtful("glyph");
        }
        return Optional.ofNullable(known.shape());
    }

    /** A letter that its font lacks is taken from the next one that has it, which others may not find. */
    private Found find(Key key, PageItem.Letter letter) throws UndrawableException, IOException, OfdException {
        var own = typeface(key);
        var glyph = letter.glyph();
        var first = glyph == null ? own.character(letter.codePoint()) : own.glyph(glyph);
        if (first.isPresent()) {
            return new Found(first.get(), replaced.contains(key));
        }
        if (letter.isInvisible()) {
            return new Found(null, false);
        }
        var second = own.character(letter.codePoint());
        var shape = second.isPresent() ? second : installed(key).character(letter.codePoint());
        return new Found(shape.orElse(null), true);
    }

    private static Typeface installed(Key key) {
        return new InstalledTypeface(key.font(), key.isBold(), key.isItalic());
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
            return installed(key);
        }
        if (!container.has(file)) {
            replaced.add(key);
            return installed(key);
        }
        var read = container.read(file, MOST_OCTETS);
        octets += read.length;
        if (octets > MOST_EMBEDDED) {
            throw UndrawableException.beyond("FontFile");
        }
        try {
            return EmbeddedTypeface.read(read);
        } catch (IOException | RuntimeException e) {
            replaced.add(key);
            return installed(key);
        }
    }
}
