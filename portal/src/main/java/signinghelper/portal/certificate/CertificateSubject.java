package signinghelper.portal.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Whom a certificate names.
 *
 * @param commonName CN; empty text where there is none
 * @param organisation O; empty text where there is none
 */
public record CertificateSubject(String commonName, String organisation) {

    public static CertificateSubject of(X509Certificate certificate) {
        var name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return new CertificateSubject(
                first(name, BCStyle.CN).orElse(""), first(name, BCStyle.O).orElse(""));
    }

    /** What a person knows the holder by: the organisation, else the common name. */
    public String displayName() {
        return organisation.isEmpty() ? commonName : organisation;
    }

    private static Optional<String> first(X500Name name, ASN1ObjectIdentifier type) {
        var found = name.getRDNs(type);
        return found.length == 0
                ? Optional.empty()
                : Optional.of(IETFUtils.valueToString(found[0].getFirst().getValue()));
    }
}
