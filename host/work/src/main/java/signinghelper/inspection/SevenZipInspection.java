package signinghelper.inspection;

import signinghelper.inspection.FileInspector.Findings;

import java.io.IOException;
import java.util.List;

/**
 * Inspection of a 7z: its length equals the one in its first 32 bytes (7zFormat.txt of the LZMA SDK,
 * "SignatureHeader").
 */
final class SevenZipInspection {
    private static final int HEADER = 32;
    private static final int OFFSET_AT = 12;

    private SevenZipInspection() {}

    static Findings of(InspectedFile file) throws IOException {
        var header = file.numbers(0, HEADER);
        if (header.remaining() < HEADER) {
            return new Findings(Reach.PARTS, List.of(FileFault.CUT_SHORT));
        }
        var offset = header.getLong(OFFSET_AT);
        var length = header.getLong(OFFSET_AT + Long.BYTES);
        var left = file.size() - HEADER;
        if (offset < 0 || length < 0) {
            return new Findings(Reach.PARTS, List.of(FileFault.STRUCTURE_BROKEN));
        }
        return offset > left || length > left - offset
                ? new Findings(Reach.PARTS, List.of(FileFault.CUT_SHORT))
                : new Findings(Reach.PARTS, List.of());
    }
}
