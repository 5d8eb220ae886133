package signinghelper.profile;

/**
 * Entry that allows a search for SKF libraries that the profile does not name, in the administrator's places.
 *
 * @param discover always true; a profile without the search leaves the entry out
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
