package signinghelper.support;

/**
 * Optional contents that the user adds to a support bundle; left out by default.
 *
 * @param identity names and codes of persons and organisations in the findings
 * @param certificates the plugged-in certificates, which contain the same data and more
 */
public record SupportChoice(boolean identity, boolean certificates) {
    public static final SupportChoice NOTHING = new SupportChoice(false, false);
}
