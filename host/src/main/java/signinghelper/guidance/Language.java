package signinghelper.guidance;

import com.fasterxml.jackson.annotation.JsonProperty;

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
}
