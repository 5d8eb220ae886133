package signinghelper.formats.certificate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finder of the holder's name. */
final class HolderName {
    private static final List<String> NAMES_OF_ISSUER = List.of("2.5.4.10", "2.5.4.3");

    private final CertificateTexts texts;
    private final HolderRules rules;
    private final List<NamePattern> patterns;

    HolderName(CertificateTexts texts, HolderRules rules) {
        this.texts = texts;
        this.rules = rules;
        this.patterns = rules.namePatterns();
    }

    /** The holder's own name; a CA's when the certificate has no other, empty text when it has no name. */
    String find() {
        return ofNoAuthority()
                .filter(text -> !isOfIssuer(text))
                .or(this::madeForAName)
                .or(this::ofNoAuthority)
                .or(() -> candidates().findFirst())
                .map(text -> inPattern(text).orElse(text))
                .orElse("");
    }

    private Optional<String> ofNoAuthority() {
        return candidates().filter(text -> !rules.authorities().contains(text)).findFirst();
    }

    /** An issuer's name may be the holder's own too, in a company's CA. It gives way only to a text made for a name. */
    private Optional<String> madeForAName() {
        return candidates().filter(text -> inPattern(text).isPresent()).findFirst();
    }

    private boolean isOfIssuer(String text) {
        return NAMES_OF_ISSUER.stream()
                .flatMap(texts::ofIssuer)
                .anyMatch(name -> name.strip().equals(text));
    }

    private Stream<String> candidates() {
        return rules.name().stream().flatMap(texts::at).map(String::strip).filter(text -> !text.isEmpty());
    }

    private Optional<String> inPattern(String text) {
        return patterns.stream()
                .flatMap(pattern -> pattern.nameIn(text).stream())
                .findFirst();
    }
}
