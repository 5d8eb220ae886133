package signinghelper.formats.certificate;

import java.util.stream.IntStream;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015).
 *
 * @param value 18 characters: registry, category, division (6), organisation code (9, GB 11714), check character
 */
public record UnifiedCreditCode(String value) {
    /** GB 32100-2015, table 2; a character's value is its index. I, O, S, V and Z are left out. */
    static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    static final int LENGTH = 18;

    private static final int WEIGHT_BASE = 3;

    private static final int ORGANISATION_CODE = 8;
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    /** GB 11714-1997: the difference to 11. */
    private static final String ORGANISATION_CHECK_CHARACTERS = "0X987654321";

    /** Checks the form only: codes whose check characters do not fit have been given out. */
    public UnifiedCreditCode {
        if (value.length() != LENGTH || value.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            throw new IllegalArgumentException("not a unified social credit code");
        }
    }

    /** Returns true for a code whose check characters are both right. */
    static boolean isRight(String text) {
        return text.length() == LENGTH
                && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && new UnifiedCreditCode(text).hasRightCheckCharacters();
    }

    /** Appends the check character to the first 17. */
    public static UnifiedCreditCode withCheckCharacter(String first17) {
        return new UnifiedCreditCode(first17 + checkCharacter(first17));
    }

    /**
     * Returns true when both check characters follow from the others. A wrong one is a reason to look again, not to
     * refuse.
     */
    public boolean hasRightCheckCharacters() {
        return hasRightCheckCharacter() && hasRightOrganisationCheckCharacter();
    }

    /** Returns true when the last character follows from the 17 before it (GB 32100-2015, 5). */
    public boolean hasRightCheckCharacter() {
        return value.charAt(LENGTH - 1) == checkCharacter(value.substring(0, LENGTH - 1));
    }

    /**
     * Returns true when the last character of the organisation code within follows from the 8 before it (GB
     * 11714-1997).
     */
    public boolean hasRightOrganisationCheckCharacter() {
        var sum = IntStream.range(0, ORGANISATION_WEIGHTS.length)
                .map(i -> Character.digit(value.charAt(ORGANISATION_CODE + i), Character.MAX_RADIX)
                        * ORGANISATION_WEIGHTS[i])
                .sum();
        var check = ORGANISATION_CHECK_CHARACTERS.charAt(sum % ORGANISATION_CHECK_CHARACTERS.length());
        return value.charAt(ORGANISATION_CODE + ORGANISATION_WEIGHTS.length) == check;
    }

    private static char checkCharacter(String first17) {
        var modulus = ALPHABET.length();
        var weights =
                IntStream.iterate(1, weight -> weight * WEIGHT_BASE % modulus).iterator();
        var sum = first17.chars().map(c -> ALPHABET.indexOf(c) * weights.next()).sum();
        return ALPHABET.charAt((modulus - sum % modulus) % modulus);
    }
}
