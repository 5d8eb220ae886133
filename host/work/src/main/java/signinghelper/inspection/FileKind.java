package signinghelper.inspection;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Kind of a file. The constant's name is the wire value.
 *
 * <p>Each kind has its usual file name endings. An ending that is not listed here, such as a bidding client's own, is
 * not compared.
 */
public enum FileKind {
    EMPTY(""),
    PDF("pdf"),
    /** GB/T 33190-2016: a zip with {@code OFD.xml} at its root. */
    OFD("ofd"),
    /** ISO/IEC 29500: a zip with {@code [Content_Types].xml} at its root; also WPS. */
    OOXML("docx docm xlsx xlsm pptx pptm wps et dps"),
    ZIP("zip jar"),
    RAR("rar"),
    SEVEN_ZIP("7z"),
    GZIP("gz tgz"),
    /** Microsoft's compound file: Word, Excel and WPS before their zip formats. */
    OLE("doc xls ppt wps et dps msi"),
    XML("xml txt"),
    HTML("html htm txt"),
    TEXT("txt csv log md json ini rtf"),
    IMAGE("png jpg jpeg gif bmp tif tiff webp"),
    /** A signature by itself, or with its content (RFC 5652, or GM/T 0010). */
    CMS("p7s p7m p7b p7c sig"),
    /** Something that runs when it is opened. */
    PROGRAM("exe dll scr com lnk"),
    UNKNOWN("");

    /** File name endings, separated by blanks. */
    private final String endings;

    FileKind(String endings) {
        this.endings = endings;
    }

    /** Returns true for a kind that can have signatures that are verified. */
    public boolean isSignable() {
        return this == PDF || this == OFD || this == CMS;
    }

    boolean isText() {
        return this == XML || this == HTML || this == TEXT;
    }

    boolean isZip() {
        return this == OFD || this == OOXML || this == ZIP;
    }

    /** Returns true when the ending of {@code name} belongs to another kind of file. */
    boolean contradicts(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
        return name.contains(".") && !has(ending) && Stream.of(values()).anyMatch(kind -> kind.has(ending));
    }

    private boolean has(String ending) {
        return List.of(endings.split(" ")).contains(ending) && !ending.isEmpty();
    }
}
