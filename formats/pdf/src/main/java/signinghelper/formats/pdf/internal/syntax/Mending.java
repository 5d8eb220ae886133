package signinghelper.formats.pdf.internal.syntax;

import java.util.Objects;

/**
 * Reasons for which programs mend a file that has object streams: they look for objects by themselves then, know no such streams,
 * and find older objects or none.
 *
 * @param before the document without an update
 * @param after the document with it
 */
record Mending(PdfDocument before, PdfDocument after) {

    /** @throws PdfSyntaxException if the update is such a reason, or takes one away */
    void requireNone() throws PdfSyntaxException {
        requireSizes();
        requireKind();
        requireStreams();
    }

    /**
     * Programs leave out objects whose number is beyond the size, and mend a file whose size is missing or too small, or that they
     * cannot believe; a right one in an update ends that.
     */
    private void requireSizes() throws PdfSyntaxException {
        if (!isEnough(before) || !isEnough(after)) {
            throw PdfSyntaxException.malformed("Size");
        }
    }

    private static boolean isEnough(PdfDocument document) {
        var size = document.sections().get(0).size();
        return document.sections().stream()
                .allMatch(section -> size >= section.size() && size > section.highestNumber());
    }

    /**
     * Some programs mend a file when they need an object that is not there, if the newest section is a table, and else do not; some
     * when a table follows a stream.
     */
    private void requireKind() throws PdfSyntaxException {
        if (isTable(before) != isTable(after)) {
            throw PdfSyntaxException.malformed("section of another kind");
        }
    }

    /** Some programs mend a file when an object stream is none, though nothing uses what lies in it. */
    private void requireStreams() throws PdfSyntaxException {
        for (var section : before.sections()) {
            for (var number : section.objectStreams()) {
                if (!Objects.equals(before.place(number), after.place(number))) {
                    throw PdfSyntaxException.malformed("object stream " + number);
                }
            }
        }
    }

    private static boolean isTable(PdfDocument document) {
        return document.sections().get(0).trailerAt() > 0;
    }
}
