package signinghelper.formats.pdf;

import signinghelper.formats.pdf.syntax.PdfFile;
import signinghelper.formats.pdf.syntax.Span;
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

    private HiddenSignatures() {}

    /**
     * Finds them by their key, also in earlier revisions.
     *
     * @param known places of the signatures that fields refer to
     */
    static List<Finding> find(PdfFile file, List<Span> known) throws IOException {
        var found = new ArrayList<Finding>();
        try (var in = file.open(0, file.length())) {
            var matched = 0;
            var position = 0L;
            for (var octet = in.read(); octet >= 0 && found.size() < MAX_FINDINGS; octet = in.read()) {
                matched = octet == KEY[matched] ? matched + 1 : octet == KEY[0] ? 1 : 0;
                position++;
                if (matched == KEY.length) {
                    matched = 0;
                    var at = position;
                    if (known.stream().noneMatch(place -> place.from() < at && at <= place.to())) {
                        found.add(Finding.of(Code.SIGNATURE_UNREACHABLE, "position", at - KEY.length));
                    }
                }
            }
        }
        return found;
    }
}
