package signinghelper.guidance;

/** Serial number of a U-Key or a certificate, of which no text shows more than the end. */
public record Serial(String value) {
    private static final int SHOWN = 4;

    /** Returns the last four characters; empty when the serial number is not longer. */
    public String end() {
        return value.length() > SHOWN ? value.substring(value.length() - SHOWN) : "";
    }

    /** End of it behind an ellipsis, e.g. {@code …7531}. */
    public String shown() {
        return "…" + end();
    }
}
