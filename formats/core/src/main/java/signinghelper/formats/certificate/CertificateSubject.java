package signinghelper.formats.certificate;

import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;

/**
 * Whom a certificate names. Worth as much as the certificate's chain.
 *
 * @param commonName CN; empty text when absent
 * @param organisation the holder's name by {@link HolderRules}: O, or CN where O is absent or a CA's; empty text when
 * absent
 * @param creditCode code that {@link CreditCodeFinder} finds; null when absent
 */
public record CertificateSubject(
        String commonName, String organisation, @Nullable UnifiedCreditCode creditCode) {
    /** Organisation code of GM/T 0015-2012. Certificates of enterprises carry the unified credit code in it. */
    public static final String CREDIT_CODE_EXTENSION = "1.2.156.10260.4.1.4";

    private static final String COMMON_NAME = "2.5.4.3";

    /** Reads the holder by {@code rules}. */
    public static CertificateSubject of(X509Certificate certificate, HolderRules rules) {
        var texts = new CertificateTexts(certificate);
        return new CertificateSubject(
                texts.at(COMMON_NAME).findFirst().orElse(""),
                new HolderName(texts, rules).find(),
                CreditCodeFinder.find(texts, rules).map(FoundCreditCode::code).orElse(null));
    }

    /** Usual name of the holder: the organisation, else the common name. */
    public String displayName() {
        return organisation.isBlank() ? commonName : organisation;
    }

    /** Returns true when a code is present whose check characters do not fit: a reason to look again, not to refuse. */
    public boolean hasDoubtfulCreditCode() {
        return creditCode != null && !creditCode.hasRightCheckCharacters();
    }
}
