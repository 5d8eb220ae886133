package signinghelper.formats.certificate;

import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks for the holder's unified social credit code. CAs never agreed on a place. */
public final class CreditCodeFinder {
    private static final Pattern RUN = Pattern.compile("[0-9A-Z]{" + UnifiedCreditCode.LENGTH + ",}");

    /** Registry and category, and the province of the division, that are given out (GB 32100-2015, table 1 and 4.3). */
    private static final Pattern GIVEN_OUT =
            Pattern.compile("(?:1[1239]|2[19]|3[1-59]|4[19]|5[1239]|6[129]|7[129]|8[19]|9[1-3]|A[19]|N[1239]|Y1)"
                    + "(?:1[0-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-6]|71|8[12])[0-9]{4}.*");

    /** Letters that CAs put around a code; the digits are those of one CA. */
    private static final Pattern BEFORE = Pattern.compile("(?:5006)?[A-Z]{0,8}");

    private static final Pattern AFTER = Pattern.compile("[A-Z]{0,8}");
    private static final int LONGEST_RUN = 4 + 8 + UnifiedCreditCode.LENGTH + 8;

    /** Every number of 18 digits would be a code with wrong check characters. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{17}.");

    private CreditCodeFinder() {}

    /** Finds the code. Worth as much as the certificate's chain. */
    public static Optional<FoundCreditCode> find(X509Certificate certificate, HolderRules rules) {
        return find(new CertificateTexts(certificate), rules);
    }

    /** Codes that fail the check have been given out, but a number of another kind is more likely: it comes last. */
    static Optional<FoundCreditCode> find(CertificateTexts texts, HolderRules rules) {
        var all = rules.creditCode().stream()
                .flatMap(place ->
                        texts.at(place).flatMap(CreditCodeFinder::codes).map(code -> new FoundCreditCode(code, place)))
                .toList();
        return all.stream()
                .filter(found -> found.code().hasRightCheckCharacters())
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static Stream<UnifiedCreditCode> codes(String text) {
        return RUN.matcher(text.toUpperCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .flatMap(CreditCodeFinder::codesInRun);
    }

    /**
     * A run of exactly a code's length is a code, even with wrong check characters unless it is of digits. In a longer
     * run the beginning is not known: both check characters must be right, with nothing but letters around.
     */
    private static Stream<UnifiedCreditCode> codesInRun(String run) {
        if (run.length() == UnifiedCreditCode.LENGTH) {
            return Stream.of(run)
                    .filter(CreditCodeFinder::isGivenOut)
                    .filter(alone -> UnifiedCreditCode.isRight(alone)
                            || !DIGITS.matcher(alone).matches())
                    .map(UnifiedCreditCode::new);
        }
        if (run.length() > LONGEST_RUN) {
            return Stream.empty();
        }
        return IntStream.rangeClosed(0, run.length() - UnifiedCreditCode.LENGTH)
                .filter(from -> isAmongLetters(run, from))
                .mapToObj(from -> run.substring(from, from + UnifiedCreditCode.LENGTH))
                .filter(window -> isGivenOut(window) && UnifiedCreditCode.isRight(window))
                .map(UnifiedCreditCode::new);
    }

    private static boolean isAmongLetters(String run, int from) {
        return BEFORE.matcher(run.substring(0, from)).matches()
                && AFTER.matcher(run.substring(from + UnifiedCreditCode.LENGTH)).matches();
    }

    private static boolean isGivenOut(String text) {
        return text.chars().allMatch(c -> UnifiedCreditCode.ALPHABET.indexOf(c) >= 0)
                && GIVEN_OUT.matcher(text).matches();
    }
}
