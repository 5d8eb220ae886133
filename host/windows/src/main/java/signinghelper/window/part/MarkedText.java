package signinghelper.window.part;

/**
 * Text of a table's cell with an icon before it, in a colour that says the same.
 *
 * @param icon its name; empty for none
 * @param colour its name
 */
public record MarkedText(String text, String icon, String colour) {
    @Override
    public String toString() {
        return text;
    }
}
