package signinghelper.inspection;

import signinghelper.inspection.FileInspector.Findings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Inspection of a PDF: it begins and ends as required, and its end points to its cross-reference table (ISO 32000-1,
 * 7.5). The middle is not read: a page that is damaged inside shows when it is opened.
 */
final class PdfInspection {
    private static final int END = 2048;
    private static final int AT_TARGET = 64;
    private static final Pattern START = Pattern.compile("startxref\\s+(\\d{1,15})");
    private static final Pattern TARGET = Pattern.compile("\\s*(xref|\\d{1,10}\\s+\\d{1,5}\\s+obj)");

    private PdfInspection() {}

    /**
     * Inspects both ends.
     *
     * @param header where the PDF begins; its own offsets count from there
     */
    static Findings of(InspectedFile file, int header) throws IOException {
        var end = text(file, Math.max(0, file.size() - END), END);
        if (!end.contains("%%EOF")) {
            return new Findings(Reach.PARTS, List.of(FileFault.CUT_SHORT));
        }
        var starts = START.matcher(end).results().toList();
        if (starts.isEmpty()) {
            return new Findings(Reach.PARTS, List.of(FileFault.STRUCTURE_BROKEN));
        }
        var place = Long.parseLong(starts.get(starts.size() - 1).group(1));
        return isTable(file, place + header) || isTable(file, place)
                ? new Findings(Reach.PARTS, List.of())
                : new Findings(Reach.PARTS, List.of(FileFault.STRUCTURE_BROKEN));
    }

    private static boolean isTable(InspectedFile file, long place) throws IOException {
        return TARGET.matcher(text(file, place, AT_TARGET)).lookingAt();
    }

    private static String text(InspectedFile file, long offset, int length) throws IOException {
        return new String(file.read(offset, length), StandardCharsets.ISO_8859_1);
    }
}
