package signinghelper.guidance;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Languages that windows and guidance exist in. */
public enum Language {
    @JsonProperty("zh-CN")
    CHINESE("zh-CN"),
    @JsonProperty("en")
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47 tag, as on the wire and in file names. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** Returns the language of a supported tag; empty for any other. */
    public static Optional<Language> ofTag(String tag) {
        return Stream.of(values()).filter(language -> language.tag.equals(tag)).findAny();
    }

    /** Returns Chinese for each variety of Chinese, English for every other language. */
    public static Language nearestTo(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
    }
}
