package signinghelper.inspection;

import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.DocumentFormats;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Kind of a file: a format of documents with pages, or one of those here. The name is the wire value.
 *
 * @param endings usual file name endings; one that no kind has, such as a bidding client's own, is not compared
 */
public record FileKind(String name, List<String> endings) {
    public static final FileKind EMPTY = new FileKind("EMPTY");
    /** ISO/IEC 29500: a zip with {@code [Content_Types].xml} at its root; also WPS. */
    public static final FileKind OOXML =
            new FileKind("OOXML", "docx", "docm", "xlsx", "xlsm", "pptx", "pptm", "wps", "et", "dps");

    public static final FileKind ZIP = new FileKind("ZIP", "zip", "jar");
    public static final FileKind RAR = new FileKind("RAR", "rar");
    public static final FileKind SEVEN_ZIP = new FileKind("SEVEN_ZIP", "7z");
    public static final FileKind GZIP = new FileKind("GZIP", "gz", "tgz");
    /** Microsoft's compound file: Word, Excel and WPS before their zip formats. */
    public static final FileKind OLE = new FileKind("OLE", "doc", "xls", "ppt", "wps", "et", "dps", "msi");

    public static final FileKind XML = new FileKind("XML", "xml", "txt");
    public static final FileKind HTML = new FileKind("HTML", "html", "htm", "txt");
    public static final FileKind TEXT = new FileKind("TEXT", "txt", "csv", "log", "md", "json", "ini", "rtf");
    public static final FileKind IMAGE =
            new FileKind("IMAGE", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp");
    /** A signature by itself, or with its content (RFC 5652, or GM/T 0010). */
    public static final FileKind CMS = new FileKind("CMS", "p7s", "p7m", "p7b", "p7c", "sig");
    /** Something that runs when it is opened. */
    public static final FileKind PROGRAM = new FileKind("PROGRAM", "exe", "dll", "scr", "com", "lnk");

    public static final FileKind UNKNOWN = new FileKind("UNKNOWN");

    private static final List<FileKind> PLAIN =
            List.of(EMPTY, OOXML, ZIP, RAR, SEVEN_ZIP, GZIP, OLE, XML, HTML, TEXT, IMAGE, CMS, PROGRAM, UNKNOWN);

    public FileKind {
        Objects.requireNonNull(name);
        endings = List.copyOf(endings);
    }

    private FileKind(String name, String... endings) {
        this(name, List.of(endings));
    }

    /** Returns the kind of documents in a format. */
    static FileKind of(DocumentFormat format) {
        var suffix = format.suffix();
        return new FileKind(format.id().toUpperCase(Locale.ROOT), suffix.substring(suffix.lastIndexOf('.') + 1));
    }

    /** Returns the kinds that are no format of documents with pages. */
    public static List<FileKind> plain() {
        return PLAIN;
    }

    /** Returns every kind that an inspection can find. */
    public static List<FileKind> all() {
        var formats =
                DocumentFormats.all().stream().filter(DocumentFormat::hasPages).map(FileKind::of);
        return Stream.concat(PLAIN.stream(), formats).toList();
    }

    /** Returns true for a kind that can have signatures that are verified. */
    public boolean isSignable() {
        return equals(CMS) || !PLAIN.contains(this);
    }

    boolean isText() {
        return equals(XML) || equals(HTML) || equals(TEXT);
    }

    /** Returns true when the ending of {@code file} belongs to another kind of file. */
    boolean contradicts(String file) {
        var ending = file.substring(file.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
        return file.contains(".")
                && !endings.contains(ending)
                && all().stream().anyMatch(kind -> kind.endings.contains(ending));
    }
}
