package signinghelper.formats.pdf.internal.syntax;

/**
 * Place of some octets in a file.
 *
 * @param from position of the first octet
 * @param to position behind the last octet
 */
public record Span(long from, long to) {
    public Span {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(from + " to " + to);
        }
    }

    public long length() {
        return to - from;
    }
}
