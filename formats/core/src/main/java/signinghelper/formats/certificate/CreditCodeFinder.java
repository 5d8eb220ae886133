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

    /** A resident's number (GB 11643-1999) has as many characters, and some CAs write it in the same places. */
    private static final Pattern RESIDENT =
            Pattern.compile("[0-9]{6}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]");

    /** A code names an administrative division (GB 32100-2015, 4.3), which tells it from a word in capital letters. */
    private static final Pattern WITH_DIVISION = Pattern.compile(".{2}[0-9]{6}.*");

    /** Registry and category that are given out (GB 32100-2015, table 1), which tell where in a run a code begins. */
    private static final Pattern WITH_REGISTRY = Pattern.compile("[1-9ANY][1-9].*");

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
     * A run of exactly a code's length is a code, even with wrong check characters. In a longer run the beginning is
     * not known. Then both check characters must be right, or else one of them, at one beginning only and with no
     * resident's number in the run.
     */
    private static Stream<UnifiedCreditCode> codesInRun(String run) {
        var codes = windows(run).map(UnifiedCreditCode::new).toList();
        if (codes.stream().anyMatch(UnifiedCreditCode::hasRightCheckCharacters)) {
            return codes.stream().filter(UnifiedCreditCode::hasRightCheckCharacters);
        }
        if (RESIDENT.matcher(run).find()) {
            return Stream.empty();
        }
        var isAlone = run.length() == UnifiedCreditCode.LENGTH;
        var doubtful = codes.stream()
                .filter(code -> WITH_DIVISION.matcher(code.value()).matches() && (isAlone || isLikelyInRun(code)))
                .toList();
        return doubtful.size() == 1 ? doubtful.stream() : Stream.empty();
    }

    private static Stream<String> windows(String run) {
        return IntStream.rangeClosed(0, run.length() - UnifiedCreditCode.LENGTH)
                .mapToObj(from -> run.substring(from, from + UnifiedCreditCode.LENGTH))
                .filter(window -> window.chars().allMatch(c -> UnifiedCreditCode.ALPHABET.indexOf(c) >= 0));
    }

    private static boolean isLikelyInRun(UnifiedCreditCode code) {
        return WITH_REGISTRY.matcher(code.value()).matches()
                && (code.hasRightCheckCharacter() || code.hasRightOrganisationCheckCharacter());
    }
}
