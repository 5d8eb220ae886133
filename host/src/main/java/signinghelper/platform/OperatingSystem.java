package signinghelper.platform;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.Locale;

/** The systems that the helper runs on. */
public enum OperatingSystem {
    @JsonProperty("windows")
    WINDOWS,
    @JsonProperty("linux")
    LINUX,
    @JsonProperty("macos")
    MACOS;

    public static OperatingSystem current() {
        var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("mac") ? MACOS : LINUX;
    }
}
