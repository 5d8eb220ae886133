package signinghelper.inspection;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Detection of a file's kind by its first bytes. */
final class MagicBytes {
    /** Latest position at which a PDF may begin (Adobe's implementation note to ISO 32000-1, 7.5.2). */
    static final int PDF_HEADER_WITHIN = 1024;

    /** Range in which names of a zip's first parts are searched. */
    private static final int HEAD = 64 * 1024;

    /** Room for the longest header of the sequence, and the object identifier. */
    private static final int CMS_HEAD = 24;

    /** Encoded 1.2.840.113549.1.7.2, and 1.2.156.10197.6.1.4.2.2. */
    private static final List<String> CMS_TYPES = List.of("06092a864886f70d010702", "060a2a811ccf550601040202");

    private static final int PROGRAM_HEADER_AT = 0x3C;

    private final InspectedFile file;
    private final byte[] head;

    MagicBytes(InspectedFile file) throws IOException {
        this.file = file;
        this.head = file.read(0, HEAD);
    }

    /** Returns the kind of what is no document and no zip; empty for a file that may be text. */
    Optional<FileKind> kind() throws IOException {
        if (head.length == 0) {
            return Optional.of(FileKind.EMPTY);
        }
        return Optional.ofNullable(other());
    }

    boolean isZip() {
        return begins("504B0304") || begins("504B0506");
    }

    /** Returns the position where the PDF begins; -1 if it is not a PDF. */
    int pdfHeader() {
        return latin().substring(0, Math.min(head.length, PDF_HEADER_WITHIN)).indexOf("%PDF-");
    }

    private @Nullable FileKind other() throws IOException {
        if (begins("526172211A07")) {
            return FileKind.RAR;
        }
        if (begins("377ABCAF271C")) {
            return FileKind.SEVEN_ZIP;
        }
        if (begins("1F8B08")) {
            return FileKind.GZIP;
        }
        if (begins("D0CF11E0A1B11AE1")) {
            return FileKind.OLE;
        }
        if (isCms()) {
            return FileKind.CMS;
        }
        if (isImage()) {
            return FileKind.IMAGE;
        }
        return isProgram() ? FileKind.PROGRAM : null;
    }

    /** Returns true for a ContentInfo of SignedData (RFC 5652, 3), whose type follows one or two headers. */
    private boolean isCms() {
        var start = HexFormat.of().formatHex(head, 0, Math.min(head.length, CMS_HEAD));
        return begins("30") && CMS_TYPES.stream().anyMatch(start::contains);
    }

    private boolean isImage() {
        var isWebP = begins("52494646") && latin().startsWith("WEBP", 8);
        var isBitmap = begins("424D") && head.length > 14 && head[6] == 0 && head[7] == 0 && head[13] == 0;
        return begins("89504E470D0A1A0A")
                || begins("FFD8FF")
                || begins("474946383761")
                || begins("474946383961")
                || begins("49492A00")
                || begins("4D4D002A")
                || isWebP
                || isBitmap;
    }

    /** Returns true for a program of Windows or Linux, and for a Windows shortcut, which may start any program. */
    private boolean isProgram() throws IOException {
        if (begins("7F454C46") || begins("4C0000000114020000000000C000000000000046")) {
            return true;
        }
        if (!begins("4D5A") || head.length < PROGRAM_HEADER_AT + 4) {
            return false;
        }
        var at = Integer.toUnsignedLong(file.numbers(PROGRAM_HEADER_AT, 4).getInt());
        return Arrays.equals(file.read(at, 4), new byte[] {'P', 'E', 0, 0});
    }

    /** Returns the kind of a zip by the names of its parts in their local headers, since a truncated file has no directory. */
    FileKind zip() {
        var text = latin();
        for (var at = 0; at >= 0; at = text.indexOf("PK\3\4", at + 1)) {
            if (text.startsWith("[Content_Types].xml", at + ZipDirectory.LOCAL_HEADER)) {
                return FileKind.OOXML;
            }
        }
        return FileKind.ZIP;
    }

    private boolean begins(String hexadecimal) {
        var mark = HexFormat.of().parseHex(hexadecimal);
        return head.length >= mark.length && Arrays.equals(mark, Arrays.copyOf(head, mark.length));
    }

    private String latin() {
        return new String(head, StandardCharsets.ISO_8859_1);
    }
}
