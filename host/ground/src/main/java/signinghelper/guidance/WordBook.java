package signinghelper.guidance;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Texts of one part of the helper in one language, from {@code <name>_<language>.properties}. */
public final class WordBook {
    private final ResourceBundle bundle;

    /**
     * Reads them.
     *
     * @param name of the resource, with its package
     */
    public WordBook(String name, Language language) {
        bundle = ResourceBundle.getBundle(
                name,
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public String get(String key) {
        return bundle.getString(key);
    }

    /** Returns a text with {@code values}, which are inserted unchanged; see {@link MessageFormat}. */
    public String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }

    public ResourceBundle bundle() {
        return bundle;
    }
}
