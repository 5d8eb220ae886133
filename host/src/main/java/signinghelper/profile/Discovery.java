package signinghelper.profile;

/**
 * SKF libraries that a profile does not name, and that are found in places of the administrator's.
 *
 * @param discover always true; who does not want them leaves the entry out
 */
public record Discovery(boolean discover) implements DriverEntry {
    private static final String NAME = "discover";

    public Discovery {
        if (!discover) {
            throw new IllegalArgumentException(Profile.FAULT + "drivers");
        }
    }

    /** Its name in a machine's policy. */
    @Override
    public String name() {
        return NAME;
    }
}
