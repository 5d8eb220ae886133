package signinghelper.inspection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Inspection of a file that may be text: its encoding, garbled characters, and well-formed XML. */
final class TextInspection {
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private TextInspection() {}

    /** Inspects text; the kind is {@code UNKNOWN} when the file is not text. */
    static Inspection of(InspectedFile file, String name) throws IOException {
        var bytes = file.read(0, MOST_BYTES);
        var isWhole = bytes.length == file.size();
        var decoded = new TextDecoding(bytes, isWhole).decode();
        if (decoded.isEmpty()) {
            return new Inspection(FileKind.UNKNOWN, null, file.size(), Reach.PARTS, List.of());
        }
        return of(file, name, isWhole, decoded.get());
    }

    private static Inspection of(InspectedFile file, String name, boolean isWhole, TextDecoding.Decoded decoded) {
        var text = decoded.text();
        var kind = kind(text);
        var faults = new ArrayList<>(decoded.faults());
        if (faults.isEmpty()) {
            faults.addAll(new GarbledText(text).faults());
        }
        if (kind.equals(FileKind.XML)) {
            faults.addAll(XmlInspection.of(text, decoded.encoding(), isWhole));
        }
        if (kind.equals(FileKind.HTML) && kind.contradicts(name)) {
            faults.add(FileFault.PAGE_INSTEAD);
        } else if (kind.contradicts(name)) {
            faults.add(FileFault.ENDING_WRONG);
        }
        if (faults.isEmpty() && isGuessed(kind, decoded.encoding(), name)) {
            faults.add(FileFault.ENCODING_UNMARKED);
        }
        return new Inspection(kind, decoded.encoding(), file.size(), isWhole ? Reach.WHOLE : Reach.LIMIT, faults);
    }

    private static FileKind kind(String text) {
        var beginning = text.substring(0, Math.min(text.length(), 1000)).strip().toLowerCase(Locale.ROOT);
        if (beginning.startsWith("<!doctype html") || beginning.startsWith("<html")) {
            return FileKind.HTML;
        }
        return beginning.startsWith("<?xml") ? FileKind.XML : FileKind.TEXT;
    }

    /** Excel assumes the system's encoding for a table without a mark; most other programs assume UTF-8. */
    private static boolean isGuessed(FileKind kind, TextEncoding encoding, String name) {
        var isTable = name.toLowerCase(Locale.ROOT).endsWith(".csv");
        return kind.equals(FileKind.TEXT)
                && (encoding == TextEncoding.GB18030 || (isTable && encoding == TextEncoding.UTF_8));
    }
}
