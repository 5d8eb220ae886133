package signinghelper.token.skf;

/**
 * Reference to an application of a U-Key: the device's name alone is not enough, because another U-Key may get it
 * later.
 *
 * @param serial of the U-Key
 * @param device name by which the library knows it as long as it is plugged in
 * @param application on it
 */
record Reference(String serial, String device, String application) {
    /** Separator that cannot be in a C string. */
    private static final String SEPARATOR = "\0";

    /** Parses the form that {@link #toString} writes. */
    static Reference parse(String text) {
        var parts = text.split(SEPARATOR, -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no reference");
        }
        return new Reference(parts[0], parts[1], parts[2]);
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, serial, device, application);
    }
}
