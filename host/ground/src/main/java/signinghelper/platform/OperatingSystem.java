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

    /**
     * Returns true when a file of this name may be a library of this system: {@code a.dll}, {@code a.so.1}, {@code
     * a.dylib}.
     */
    public boolean isNameOfLibrary(String fileName) {
        var name = fileName.toLowerCase(Locale.ROOT);
        return switch (this) {
            case WINDOWS -> name.endsWith(".dll");
            case LINUX -> name.endsWith(".so") || name.contains(".so.");
            case MACOS -> name.endsWith(".dylib");
        };
    }
}
