package signinghelper.formats.pdf.syntax;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Reasons for which programs mend a file: they look for objects by themselves then, know no object streams, and may find older
 * objects than the sections list.
 *
 * @param signed the signed revision
 * @param shown the whole file
 */
record Mending(PdfDocument signed, PdfDocument shown) {

    /** @throws PdfSyntaxException if what came after the signed revision is such a reason */
    void requireNone() throws PdfSyntaxException {
        requireSize();
        requireKind();
        requireStreams();
    }

    /** Programs leave out objects whose number is beyond the size, and mend a file with a size that they cannot believe. */
    private void requireSize() throws PdfSyntaxException {
        var later = shown.sections().size() - signed.sections().size();
        var updates = shown.sections().subList(0, later);
        var most = updates.stream()
                .flatMap(section -> section.places().keySet().stream())
                .reduce(-1, Math::max);
        var size = size(shown.trailer());
        var isEnough = later == 0
                || (size.compareTo(size(signed.trailer())) >= 0 && size.compareTo(BigDecimal.valueOf(most)) > 0);
        if (!isEnough || updates.stream().anyMatch(section -> !isBelievable(size(section.trailer())))) {
            throw PdfSyntaxException.malformed("Size");
        }
    }

    /**
     * Some programs mend a file whose newest section is a table when they need an object that is not there. They know no object
     * streams then, and take what lies in one from an older place.
     */
    private void requireKind() throws PdfSyntaxException {
        if (!isTable(shown) || isTable(signed)) {
            return;
        }
        for (var section : signed.sections()) {
            for (var entry : section.places().entrySet()) {
                var place = signed.place(entry.getKey());
                if (entry.getValue().kind() == Place.Kind.IN_FILE
                        && place != null
                        && place.kind() == Place.Kind.IN_STREAM) {
                    throw PdfSyntaxException.malformed("table behind a stream, and an older object " + entry.getKey());
                }
            }
        }
    }

    /** Some programs mend a file when an object stream is none, though nothing uses what lies in it. */
    private void requireStreams() throws PdfSyntaxException {
        for (var section : signed.sections()) {
            for (var number : section.objectStreams()) {
                if (!Objects.equals(signed.place(number), shown.place(number))) {
                    throw PdfSyntaxException.malformed("object stream " + number);
                }
            }
        }
    }

    private static boolean isTable(PdfDocument document) {
        return document.sections().get(0).trailerAt() > 0;
    }

    private static boolean isBelievable(BigDecimal size) {
        return size.scale() <= 0 && size.compareTo(BigDecimal.valueOf(CrossReferenceReader.MAX_OBJECTS)) <= 0;
    }

    private static BigDecimal size(PdfValue.Dictionary trailer) {
        return trailer.get("Size") instanceof PdfValue.Figure figure ? figure.value() : BigDecimal.ZERO;
    }
}
