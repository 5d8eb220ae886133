package signinghelper.portal.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.util.stream.Stream;

/**
 * Whom a certificate names. Worth as much as the certificate's chain.
 *
 * @param commonName CN; empty text where there is none
 * @param organisation O; empty text where there is none
 * @param creditCode as {@link CreditCodeFinder} finds it; null where there is none
 */
public record CertificateSubject(
        String commonName, String organisation, @Nullable UnifiedCreditCode creditCode) {
    /** Organisation code of GM/T 0015-2012. Certificates of enterprises carry the unified credit code in it. */
    public static final String CREDIT_CODE_EXTENSION = "1.2.156.10260.4.1.4";

    public static CertificateSubject of(X509Certificate certificate) {
        var name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return new CertificateSubject(
                first(name, BCStyle.CN),
                first(name, BCStyle.O),
                CreditCodeFinder.find(certificate).map(FoundCreditCode::code).orElse(null));
    }

    /** What a person knows the holder by: the organisation, else the common name. */
    public String displayName() {
        return organisation.isBlank() ? commonName : organisation;
    }

    /** The values of one attribute of a name, e.g. of {@code 2.5.4.10}, in their order. */
    static Stream<String> values(X500Name name, String objectIdentifier) {
        return Stream.of(name.getRDNs())
                .flatMap(part -> Stream.of(part.getTypesAndValues()))
                .filter(entry -> entry.getType().getId().equals(objectIdentifier))
                .map(AttributeTypeAndValue::getValue)
                .flatMap(value -> AttributeText.of(value).stream());
    }

    private static String first(X500Name name, ASN1ObjectIdentifier type) {
        return values(name, type.getId()).findFirst().orElse("");
    }
}
