package signinghelper.formats.pdf.internal.document;

import signinghelper.formats.pdf.internal.syntax.PdfFile;
import signinghelper.formats.pdf.internal.syntax.Span;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Search for signature dictionaries that no field of the form refers to. */
final class HiddenSignatures {
    private static final byte[] KEY = "/ByteRange".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_FINDINGS = 16;
    private static final int BUFFER = 1 << 16;

    private final List<Span> known;
    private final List<Finding> found = new ArrayList<>();
    private int matched;
    private long position;

    private HiddenSignatures(List<Span> known) {
        this.known = known;
    }

    /**
     * Finds them by their key, also in earlier revisions.
     *
     * @param known places of the signatures that fields refer to
     */
    static List<Finding> find(PdfFile file, List<Span> known) throws IOException {
        var search = new HiddenSignatures(known);
        var buffer = new byte[BUFFER];
        try (var in = file.open(0, file.length())) {
            for (var count = in.read(buffer); count > 0; count = in.read(buffer)) {
                search.look(buffer, count);
            }
        }
        return search.found;
    }

    private void look(byte[] octets, int count) {
        for (var i = 0; i < count; i++) {
            var octet = octets[i];
            matched = octet == KEY[matched] ? matched + 1 : octet == KEY[0] ? 1 : 0;
            if (matched == KEY.length) {
                matched = 0;
                add(position + i + 1);
            }
        }
        position += count;
    }

    private void add(long end) {
        var isKnown = known.stream().anyMatch(place -> place.from() < end && end <= place.to());
        if (!isKnown && found.size() < MAX_FINDINGS) {
            found.add(Finding.of(Code.SIGNATURE_UNREACHABLE, "position", end - KEY.length));
        }
    }
}
