package signinghelper.window;

import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.protocol.Refusal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The windows' own words, from {@code words_<language>.properties}. */
final class Words {
    private final ResourceBundle bundle;
    private final GuidanceBook guidance;
    private final Language language;

    Words(Language language, GuidanceBook guidance) {
        this.language = language;
        this.guidance = guidance;
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

    /** What the page would get, in sentences for the window. */
    String of(Refusal refusal) {
        var words = guidance.words(refusal.code(), refusal.facts(), language);
        return words.title() + "\n" + words.reason() + "\n" + String.join("\n", words.steps());
    }

    /** The letter that, with Alt, reaches the part that {@code key} names. */
    char mnemonic(String key) {
        return bundle.getString(key + ".mnemonic").charAt(0);
    }
}
