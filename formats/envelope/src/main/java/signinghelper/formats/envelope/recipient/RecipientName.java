package signinghelper.formats.envelope.recipient;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;

/**
 * Name of a certificate in an envelope (RFC 5652, 6.2.1): either its issuer and serial number, or its key identifier.
 *
 * @param issuer null with a key identifier
 * @param serialNumber null with a key identifier
 * @param subjectKeyIdentifier value of the extension, or SHA-1 of a key without one (RFC 5280, 4.2.1.2); null with issuer and serial number
 */
public record RecipientName(
        @Nullable X500Principal issuer,
        @Nullable BigInteger serialNumber,
        @Nullable Bytes subjectKeyIdentifier) {

    public RecipientName {
        if ((issuer == null) != (serialNumber == null) || (issuer == null) == (subjectKeyIdentifier == null)) {
            throw new IllegalArgumentException("not one kind of name");
        }
    }

    /** Returns true for the certificate that is named. */
    public boolean isOf(X509Certificate certificate) {
        if (issuer != null) {
            return certificate.getSerialNumber().equals(serialNumber)
                    && certificate.getIssuerX500Principal().equals(issuer);
        }
        return Objects.equals(subjectKeyIdentifier, identifierOf(certificate));
    }

    /** Returns what the certificate says, or else what its key says: some writers compute it themselves. */
    private static @Nullable Bytes identifierOf(X509Certificate certificate) {
        var extension = certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId());
        try {
            return extension == null
                    ? computed(certificate)
                    : octets(octets(extension).toArray());
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static Bytes octets(byte[] der) {
        return Bytes.copyOf(ASN1OctetString.getInstance(der).getOctets());
    }

    /** Hashes the key by SHA-1, as RFC 5280, 4.2.1.2, has it. It finds a key, and proves nothing. */
    private static Bytes computed(X509Certificate certificate) {
        var key = SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded());
        var hash = new SHA1Digest();
        var octets = key.getPublicKeyData().getOctets();
        hash.update(octets, 0, octets.length);
        var identifier = new byte[hash.getDigestSize()];
        hash.doFinal(identifier, 0);
        return Bytes.copyOf(identifier);
    }
}
