package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;

import java.security.cert.X509Certificate;
import java.util.stream.Stream;

/**
 * Texts in a certificate, by the place where they stand. A person's number is masked here, before any other class reads
 * the text.
 */
final class CertificateTexts {
    private final X509Certificate certificate;
    private final X500Name subject;
    private final X500Name issuer;

    CertificateTexts(X509Certificate certificate) {
        this.certificate = certificate;
        this.subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        this.issuer = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
    }

    /** @throws IllegalArgumentException if {@code place} is no object identifier */
    static void requirePlace(String place) {
        if (ASN1ObjectIdentifier.tryFromID(place) == null) {
            throw new IllegalArgumentException("not an object identifier: " + place);
        }
    }

    /** Texts of the extension or of the subject's attributes {@code place}, in their order. */
    Stream<String> at(String place) {
        return Stream.concat(extension(place), values(subject, place)).map(ResidentNumber::masked);
    }

    /** Values of the issuer's attributes {@code place}. */
    Stream<String> ofIssuer(String place) {
        return values(issuer, place).map(ResidentNumber::masked);
    }

    private Stream<String> extension(String place) {
        var value = certificate.getExtensionValue(place);
        return value == null
                ? Stream.empty()
                : Asn1Texts.of(ASN1OctetString.getInstance(value).getOctets());
    }

    private static Stream<String> values(X500Name name, String place) {
        return Stream.of(name.getRDNs())
                .flatMap(part -> Stream.of(part.getTypesAndValues()))
                .filter(entry -> entry.getType().getId().equals(place))
                .map(AttributeTypeAndValue::getValue)
                .flatMap(value -> AttributeText.of(value).stream());
    }
}
