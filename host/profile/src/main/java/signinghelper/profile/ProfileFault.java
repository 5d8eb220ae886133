package signinghelper.profile;

/**
 * Fault in a profile.
 *
 * @param place JSON pointer (RFC 6901); empty for the whole file
 * @param kind of the fault
 * @param found value at that place; empty when no value exists
 * @param allowed values that are allowed there
 */
public record ProfileFault(String place, Kind kind, String found, String allowed) {

    /** Kind of a fault; its names are also keys of texts. */
    public enum Kind {
        /** The text is not JSON; {@code found} gives the reason. */
        UNREADABLE,
        MISSING,
        /** The field is unknown. */
        UNKNOWN,
        VALUE,
        /** Correct by itself, but in conflict with the rest of the profile. */
        RULE
    }
}
