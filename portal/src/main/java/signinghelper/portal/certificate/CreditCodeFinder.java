package signinghelper.portal.certificate;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks for the holder's unified social credit code. CAs never agreed on a place; the first that has one counts. */
public final class CreditCodeFinder {
    private static final List<String> EXTENSIONS = List.of(
            CertificateSubject.CREDIT_CODE_EXTENSION,
            // GM/T 0015-2023; writers of certificates differ in which of the two they mean.
            "1.2.156.10260.4.4",
            "1.2.156.10260.4.4.4",
            // Organisation code in RSA certificates of older CAs, and of Shanghai's CA.
            "1.2.86.11.7.4",
            "1.2.156.1.8888.148",
            // The holder's unique number, as a provincial CA writes it.
            "2.4.16.11.7.3");

    /** serialNumber, organizationalUnitName, organizationIdentifier, title. */
    private static final List<String> SUBJECT_ATTRIBUTES = List.of("2.5.4.5", "2.5.4.11", "2.5.4.97", "2.5.4.12");

    private static final Pattern RUN = Pattern.compile("[0-9A-Z]{" + UnifiedCreditCode.LENGTH + ",}");

    /** A resident's number (GB 11643-1999) has as many characters, and some CAs write it in the same places. */
    private static final Pattern RESIDENT =
            Pattern.compile("[0-9]{6}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]");

    private CreditCodeFinder() {}

    /** Worth as much as the certificate's chain. */
    public static Optional<FoundCreditCode> find(X509Certificate certificate) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return Stream.concat(
                        find(EXTENSIONS, place -> extension(certificate, place)),
                        find(SUBJECT_ATTRIBUTES, place -> CertificateSubject.values(subject, place)))
                .findFirst();
    }

    private static Stream<FoundCreditCode> find(List<String> places, Function<String, Stream<String>> textsOf) {
        return places.stream()
                .flatMap(place -> textsOf.apply(place)
                        .flatMap(CreditCodeFinder::codes)
                        .map(code -> new FoundCreditCode(code, place)));
    }

    private static Stream<String> extension(X509Certificate certificate, String objectIdentifier) {
        var value = certificate.getExtensionValue(objectIdentifier);
        return value == null
                ? Stream.empty()
                : Asn1Texts.of(ASN1OctetString.getInstance(value).getOctets());
    }

    private static Stream<UnifiedCreditCode> codes(String text) {
        return RUN.matcher(text.toUpperCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .flatMap(CreditCodeFinder::codesInRun);
    }

    /** A run of just its length is a code, even with a wrong check character; within a longer one it must be right. */
    private static Stream<UnifiedCreditCode> codesInRun(String run) {
        return IntStream.rangeClosed(0, run.length() - UnifiedCreditCode.LENGTH)
                .mapToObj(from -> run.substring(from, from + UnifiedCreditCode.LENGTH))
                .filter(window -> window.chars().allMatch(c -> UnifiedCreditCode.ALPHABET.indexOf(c) >= 0))
                .map(UnifiedCreditCode::new)
                .filter(code -> code.hasRightCheckCharacters()
                        || (run.length() == UnifiedCreditCode.LENGTH
                                && !RESIDENT.matcher(run).matches()));
    }
}
