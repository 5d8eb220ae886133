package signinghelper.portal.certificate;

import java.util.stream.IntStream;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015).
 *
 * @param value 18 characters: registry, category, division (6), organisation code (9, GB 11714), check character
 */
public record UnifiedCreditCode(String value) {
    /** GB 32100-2015, table 2; a character's value is its index. I, O, S, V and Z are left out. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int LENGTH = 18;
    private static final int WEIGHT_BASE = 3;

    /** Checks the form only: codes whose check character does not fit have been given out. */
    public UnifiedCreditCode {
        if (value.length() != LENGTH || value.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            throw new IllegalArgumentException("not a unified social credit code");
        }
    }

    /** Appends the check character to the first 17. */
    public static UnifiedCreditCode withCheckCharacter(String first17) {
        return new UnifiedCreditCode(first17 + checkCharacter(first17));
    }

    /** Whether the last character follows from the others. A reason to look again, not to refuse. */
    public boolean hasRightCheckCharacter() {
        return value.charAt(LENGTH - 1) == checkCharacter(value.substring(0, LENGTH - 1));
    }

    private static char checkCharacter(String first17) {
        var modulus = ALPHABET.length();
        var weights =
                IntStream.iterate(1, weight -> weight * WEIGHT_BASE % modulus).iterator();
        var sum = first17.chars().map(c -> ALPHABET.indexOf(c) * weights.next()).sum();
        return ALPHABET.charAt((modulus - sum % modulus) % modulus);
    }
}
