package signinghelper.formats.pdf.internal.document;

import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.Source;
import signinghelper.formats.pdf.internal.syntax.Ending;
import signinghelper.formats.pdf.internal.syntax.IndirectObject;
import signinghelper.formats.pdf.internal.syntax.PdfFile;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.Span;
import signinghelper.formats.verification.Code;

import java.io.IOException;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.util.List;

/**
 * Octets that a signature covers (ISO 32000-2, 12.8.1): its whole revision but for its own {@code Contents}.
 *
 * @param contents place of the hexadecimal string, with its angle brackets
 * @param end where the revision ends
 * @param ending end of that revision
 */
record SignedRange(Span contents, long end, Ending ending) {
    private static final int BOUNDS = 4;

    /**
     * Reads the range of a signature.
     *
     * @throws RefusedException {@code BYTE_RANGE_WRONG} for any other range, whatever the reason
     */
    static SignedRange of(PdfFile file, IndirectObject signature) throws RefusedException, IOException {
        var contents = signature.places().get("Contents");
        var bounds = bounds((Dictionary) signature.value());
        if (contents == null || file.at(contents.from()) != '<' || !isDense(file, contents)) {
            throw wrong("Contents");
        }
        var end = bounds.get(2) + bounds.get(3);
        if (bounds.get(0) != 0
                || bounds.get(1) != contents.from()
                || bounds.get(2) != contents.to()
                || signature.place().to() > end
                || end > file.length()) {
            throw wrong("ByteRange");
        }
        try {
            return new SignedRange(contents, end, Ending.at(file, end));
        } catch (PdfSyntaxException e) {
            throw wrong("end");
        }
    }

    private static List<Long> bounds(Dictionary signature) throws RefusedException {
        if (!(signature.get("ByteRange") instanceof PdfValue.Sequence range)
                || range.values().size() != BOUNDS
                || !range.values().stream().allMatch(SignedRange::isOffset)) {
            throw wrong("ByteRange");
        }
        return range.values().stream()
                .map(value -> ((PdfValue.Figure) value).value().longValueExact())
                .toList();
    }

    private static boolean isOffset(PdfValue value) {
        return value instanceof PdfValue.Figure figure
                && figure.value().signum() >= 0
                && figure.value().scale() <= 0
                && figure.value().compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 2)) < 0;
    }

    /** Returns true when digits alone lie between the brackets: blanks and comments would be unsigned octets. */
    private static boolean isDense(PdfFile file, Span contents) throws IOException {
        for (var at = contents.from() + 1; at < contents.to() - 1; at++) {
            if (Character.digit(file.at(at), 16) < 0) {
                return false;
            }
        }
        return contents.length() % 2 == 0;
    }

    private static RefusedException wrong(String part) {
        return new RefusedException(Code.BYTE_RANGE_WRONG, part);
    }

    /** Returns the covered octets. */
    Source covered(PdfFile file) {
        return () ->
                new SequenceInputStream(file.open(0, contents.from()), file.open(contents.to(), end - contents.to()));
    }

    /** Returns the covered octets for a digest. */
    Digestible digestible(PdfFile file) {
        return function -> covered(file).digest(function).toArray();
    }
}
