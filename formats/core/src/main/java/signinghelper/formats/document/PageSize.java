package signinghelper.formats.document;

/**
 * Size of one page as it is shown, after its rotation.
 *
 * @param width in millimetres, above 0
 * @param height in millimetres, above 0
 */
public record PageSize(double width, double height) {
    public PageSize {
        if (!(width > 0) || !(height > 0) || width == Double.POSITIVE_INFINITY || height == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("size of a page");
        }
    }
}
