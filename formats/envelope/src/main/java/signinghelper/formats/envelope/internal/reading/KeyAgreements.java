package signinghelper.formats.envelope.internal.reading;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.ecc.ECCCMSSharedInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.Pack;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.WrappedKey;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;

/** Ephemeral-static ECDH (RFC 5753, 3.1 and 7.1) on the curve of the recipient's certificate. */
final class KeyAgreements {
    private static final Set<ASN1ObjectIdentifier> AGREEMENTS = Set.of(
            X9ObjectIdentifiers.dhSinglePass_stdDH_sha1kdf_scheme,
            SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme,
            SECObjectIdentifiers.dhSinglePass_stdDH_sha384kdf_scheme,
            SECObjectIdentifiers.dhSinglePass_stdDH_sha512kdf_scheme);

    private static final Map<ASN1ObjectIdentifier, Integer> WRAPPING_BITS = Map.of(
            NISTObjectIdentifiers.id_aes128_wrap, 128,
            NISTObjectIdentifiers.id_aes192_wrap, 192,
            NISTObjectIdentifiers.id_aes256_wrap, 256);

    private KeyAgreements() {}

    static WrappedKey wrapped(RecipientEntry entry, X509Certificate certificate) throws EnvelopeException {
        var agreement = entry.algorithm().getAlgorithm();
        if (!AGREEMENTS.contains(agreement)) {
            throw entry.unsupported();
        }
        var wrapping = AlgorithmIdentifier.getInstance(entry.algorithm().getParameters());
        @Nullable Integer bits = wrapping == null ? null : WRAPPING_BITS.get(wrapping.getAlgorithm());
        if (bits == null) {
            throw entry.unsupported();
        }
        var material = entry.keyMaterial() == null ? null : entry.keyMaterial().toArray();
        return new WrappedKey.Ecdh(
                agreement.getId(),
                wrapping.getAlgorithm().getId(),
                der(originatorKey(entry, certificate)),
                der(new ECCCMSSharedInfo(wrapping, material, Pack.intToBigEndian(bits))),
                entry.value());
    }

    /** A curve that the originator names must be the recipient's own: another one would give the private key away. */
    private static SubjectPublicKeyInfo originatorKey(RecipientEntry entry, X509Certificate certificate)
            throws EnvelopeException {
        var key = entry.originator() == null ? null : entry.originator().getOriginatorKey();
        if (key == null) {
            throw entry.unsupported();
        }
        var own = SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
                .getAlgorithm();
        var curve = key.getAlgorithm().getParameters();
        if (curve != null && !DERNull.INSTANCE.equals(curve) && !curve.equals(own.getParameters())) {
            throw new EnvelopeException(EnvelopeException.Reason.MALFORMED, "originator's key on another curve");
        }
        return new SubjectPublicKeyInfo(own, key.getPublicKeyData().getBytes());
    }

    private static Bytes der(ASN1Encodable value) {
        try {
            return Bytes.copyOf(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
