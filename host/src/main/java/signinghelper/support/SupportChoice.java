package signinghelper.support;

/**
 * What a person adds to a support bundle; left out unless he says so.
 *
 * @param identity names and codes of persons and organisations that findings saw
 * @param certificates the certificates that are plugged in, which hold the same and more
 */
public record SupportChoice(boolean identity, boolean certificates) {
    public static final SupportChoice NOTHING = new SupportChoice(false, false);
}
