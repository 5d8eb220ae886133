package signinghelper.formats.certificate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finder of the holder's name. */
final class HolderName {
    private static final List<String> NAMES_OF_ISSUER = List.of("2.5.4.10", "2.5.4.3");

    /** Names that CAs give themselves, e.g. MCSCA, OCA1RSA, Example Root CA G2. */
    private static final Pattern AUTHORITY =
            Pattern.compile("[A-Z]{2,4}CA|(?:.*[ _-])?O?CA[0-9]*(?:[ _-]?(?:RSA|SM2|ECC|G?[0-9]+))*+", Pattern.DOTALL);

    private static final String NOTHING = "无";
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private static final Pattern RUN = Pattern.compile("[0-9A-Za-z…]++");
    private static final int DIGITS_OF_A_NUMBER = 6;

    private final CertificateTexts texts;
    private final HolderRules rules;
    private final List<NamePattern> patterns;

    /**
     * Text at a place of the name.
     *
     * @param name the part of {@code text} that a pattern takes for the name, else {@code text}
     */
    private record Candidate(String text, String name, boolean fitsPattern) {}

    HolderName(CertificateTexts texts, HolderRules rules) {
        this.texts = texts;
        this.rules = rules;
        this.patterns = rules.namePatterns();
    }

    /** The holder's own name; a CA's when the certificate has no other, empty text when it has no name. */
    String find() {
        return first(this::isHolders)
                .filter(candidate -> !isOfIssuer(candidate.text()))
                .or(() -> first(Candidate::fitsPattern))
                .or(() -> first(this::isHolders))
                .or(() -> first(candidate -> isName(candidate.name())))
                .or(() -> first(candidate -> true))
                .map(Candidate::name)
                .orElse("");
    }

    private Optional<Candidate> first(Predicate<Candidate> test) {
        return candidates().filter(test).findFirst();
    }

    private Stream<Candidate> candidates() {
        return rules.name().stream()
                .flatMap(texts::at)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !isEmptyWord(text))
                .map(this::candidate);
    }

    private Candidate candidate(String text) {
        return patterns.stream()
                .flatMap(pattern -> pattern.nameIn(text).stream())
                .filter(HolderName::isName)
                .findFirst()
                .map(name -> new Candidate(text, name, true))
                .orElseGet(() -> new Candidate(text, text, false));
    }

    /** Returns true for what CAs write where they have nothing to write. */
    private static boolean isEmptyWord(String text) {
        return text.equals(NOTHING) || COUNTRIES.contains(text);
    }

    /** Returns true when there is a letter, of any script, outside of numbers and codes. */
    private static boolean isName(String text) {
        var rest = RUN.matcher(text).replaceAll(run -> isNumber(run.group()) ? "" : run.group());
        return !isEmptyWord(text) && rest.codePoints().anyMatch(Character::isLetter);
    }

    private static boolean isNumber(String run) {
        return ResidentNumber.isMasked(run)
                || run.chars().filter(Character::isDigit).count() >= DIGITS_OF_A_NUMBER;
    }

    private boolean isHolders(Candidate candidate) {
        return isName(candidate.name()) && !isAuthoritys(candidate.name());
    }

    private boolean isAuthoritys(String name) {
        return rules.authorities().contains(name) || AUTHORITY.matcher(name).matches();
    }

    /** An issuer's name may be the holder's own too, in a company's CA. It gives way only to a text made for a name. */
    private boolean isOfIssuer(String text) {
        return NAMES_OF_ISSUER.stream()
                .flatMap(texts::ofIssuer)
                .anyMatch(name -> name.strip().equals(text));
    }
}
