package signinghelper.platform;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.Locale;

/** Kinds of processors for which a library and the Java that loads it are built. */
public enum Architecture {
    @JsonProperty("x86")
    X86,
    @JsonProperty("x86-64")
    X86_64,
    @JsonProperty("arm64")
    ARM64,
    @JsonProperty("loongarch64")
    LOONGARCH64,
    OTHER;

    /** Returns the architecture of the running Java, which may be 32-bit on a 64-bit computer. */
    public static Architecture ofThisJava() {
        return switch (System.getProperty("os.arch", "")) {
            case "x86", "i386", "i486", "i586", "i686" -> X86;
            case "amd64", "x86_64" -> X86_64;
            case "aarch64", "arm64" -> ARM64;
            case "loongarch64" -> LOONGARCH64;
            default -> OTHER;
        };
    }

    public boolean is64Bit() {
        return this == X86_64 || this == ARM64 || this == LOONGARCH64;
    }

    /** Returns the id in names of files and settings: {@code x86}, {@code x86-64} and so on. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
