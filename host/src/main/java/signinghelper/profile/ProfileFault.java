package signinghelper.profile;

/**
 * One thing that is wrong in a profile.
 *
 * @param place JSON pointer (RFC 6901); empty for the whole file
 * @param kind how it is wrong
 * @param found what stands there; empty where nothing does
 * @param allowed what may stand there
 */
public record ProfileFault(String place, Kind kind, String found, String allowed) {

    /** The values are the names of the words, too. */
    public enum Kind {
        /** No JSON; {@code found} says why. */
        UNREADABLE,
        MISSING,
        /** A field that nobody knows. */
        UNKNOWN,
        VALUE,
        /** Right by itself, and wrong beside the rest of the profile. */
        RULE
    }
}
