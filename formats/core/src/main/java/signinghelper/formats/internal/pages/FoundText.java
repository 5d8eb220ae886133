package signinghelper.formats.internal.pages;

/**
 * Centre of a text on a page, in millimetres from the top left corner of the page as it is shown.
 *
 * @param page from 1
 */
public record FoundText(int page, double x, double y) {}
