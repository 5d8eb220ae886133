package signinghelper.window;

import signinghelper.guidance.Language;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The windows' own words, from {@code words_<language>.properties}. */
final class Words {
    private final ResourceBundle bundle;

    Words(Language language) {
        bundle = ResourceBundle.getBundle(
                "signinghelper.window.words",
                Locale.forLanguageTag(language.tag()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String get(String key) {
        return bundle.getString(key);
    }

    /** Values are put in as they are; see {@link MessageFormat}. */
    String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }

    /** The letter that, with Alt, reaches the part that {@code key} names. */
    char mnemonic(String key) {
        return bundle.getString(key + ".mnemonic").charAt(0);
    }
}
