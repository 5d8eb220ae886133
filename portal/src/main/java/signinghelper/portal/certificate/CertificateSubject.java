package signinghelper.portal.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;

/**
 * Whom a certificate names. Worth as much as the certificate's chain.
 *
 * @param commonName CN; empty text where there is none
 * @param organisation O; empty text where there is none
 * @param creditCode as in the certificate's extension {@value #CREDIT_CODE_EXTENSION}; null where there is none
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
                creditCode(certificate.getExtensionValue(CREDIT_CODE_EXTENSION)));
    }

    /** What a person knows the holder by: the organisation, else the common name. */
    public String displayName() {
        return organisation.isEmpty() ? commonName : organisation;
    }

    private static String first(X500Name name, ASN1ObjectIdentifier type) {
        var found = name.getRDNs(type);
        return found.length > 0 && found[0].getFirst().getValue() instanceof ASN1String text ? text.getString() : "";
    }

    private static @Nullable UnifiedCreditCode creditCode(byte @Nullable [] extension) {
        if (extension == null) {
            return null;
        }
        try {
            return new UnifiedCreditCode(
                    text(ASN1OctetString.getInstance(extension).getOctets()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** CAs write a DER string of any kind, or the bare characters. */
    private static String text(byte[] value) {
        var bare = new String(value, StandardCharsets.US_ASCII);
        try {
            return ASN1Primitive.fromByteArray(value) instanceof ASN1String string ? string.getString() : bare;
        } catch (IOException e) {
            return bare;
        }
    }
}
