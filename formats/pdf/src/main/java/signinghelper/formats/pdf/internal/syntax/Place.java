package signinghelper.formats.pdf.internal.syntax;

/**
 * Entry of a cross-reference section (ISO 32000-2, 7.5.4 and 7.5.8).
 *
 * @param position offset in the file, or number of the object stream; 0 when free
 * @param second generation in the file, or index in the object stream
 */
public record Place(Kind kind, long position, int second) {
    public enum Kind {
        FREE,
        IN_FILE,
        IN_STREAM
    }
}
