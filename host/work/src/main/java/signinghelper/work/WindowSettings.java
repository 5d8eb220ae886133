package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.guidance.Language;

import java.util.List;
import java.util.Objects;

/**
 * Settings that a person has made for all windows of this computer.
 *
 * @param language of the windows; null for that of the page or program that asks
 * @param size of the text, in per cent of what the desktop has; one of {@link #SIZES}
 * @param notices true where a certificate that ends soon may be told of without a window that asks
 */
public record WindowSettings(@Nullable Language language, int size, Look look, boolean notices) {
    /** Sizes that can be chosen. */
    public static final List<Integer> SIZES = List.of(100, 125, 150, 200);

    /** Settings of a person who has made none. */
    public static final WindowSettings USUAL = new WindowSettings(null, 100, Look.DESKTOP, true);

    /** Colours of the windows. */
    public enum Look {
        /** Like the desktop, high contrast too. */
        DESKTOP,
        LIGHT,
        DARK,
        CONTRAST
    }

    public WindowSettings {
        Objects.requireNonNull(look);
        if (!SIZES.contains(size)) {
            throw new IllegalArgumentException("no size of text: " + size);
        }
    }

    /** Returns the language of a window where an asker speaks {@code asked}. */
    public Language language(Language asked) {
        return language == null ? asked : language;
    }

    /** Returns the same settings in another language. */
    public WindowSettings in(@Nullable Language other) {
        return new WindowSettings(other, size, look, notices);
    }

    /** Returns the same settings with text of another size. */
    public WindowSettings sized(int other) {
        return new WindowSettings(language, other, look, notices);
    }

    /** Returns the same settings in other colours. */
    public WindowSettings looking(Look other) {
        return new WindowSettings(language, size, other, notices);
    }

    /** Returns the same settings, with notices or without. */
    public WindowSettings telling(boolean other) {
        return new WindowSettings(language, size, look, other);
    }
}
