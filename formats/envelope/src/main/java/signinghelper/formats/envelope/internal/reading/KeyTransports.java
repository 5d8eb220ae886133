package signinghelper.formats.envelope.internal.reading;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.WrappedKey;

import java.util.Map;

/** Key transport by RSA (RFC 3370, 4.2.1; RFC 3560) and SM2 (GM/T 0010-2012). */
final class KeyTransports {
    private static final Map<ASN1ObjectIdentifier, String> DIGESTS = Map.of(
            OIWObjectIdentifiers.idSHA1, "SHA-1",
            NISTObjectIdentifiers.id_sha256, "SHA-256",
            NISTObjectIdentifiers.id_sha384, "SHA-384",
            NISTObjectIdentifiers.id_sha512, "SHA-512");

    private KeyTransports() {}

    static WrappedKey wrapped(RecipientEntry entry) throws EnvelopeException {
        var algorithm = entry.algorithm().getAlgorithm();
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return new WrappedKey.RsaPkcs1(entry.value());
        }
        if (algorithm.equals(PKCSObjectIdentifiers.id_RSAES_OAEP)) {
            return oaep(entry);
        }
        if (algorithm.equals(GMObjectIdentifiers.sm2encrypt)) {
            return Sm2Ciphertexts.read(entry.value().toArray());
        }
        throw entry.unsupported();
    }

    private static WrappedKey oaep(RecipientEntry entry) throws EnvelopeException {
        var given = entry.algorithm().getParameters();
        var parameters = given == null ? new RSAESOAEPparams() : RSAESOAEPparams.getInstance(given);
        var mask = parameters.getMaskGenAlgorithm();
        var label = parameters.getPSourceAlgorithm();
        var hasLabel = !label.getAlgorithm().equals(PKCSObjectIdentifiers.id_pSpecified)
                || ASN1OctetString.getInstance(label.getParameters()).getOctets().length > 0;
        if (hasLabel || !mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)) {
            throw entry.unsupported();
        }
        return new WrappedKey.RsaOaep(
                digest(entry, parameters.getHashAlgorithm()),
                digest(entry, AlgorithmIdentifier.getInstance(mask.getParameters())),
                entry.value());
    }

    private static String digest(RecipientEntry entry, AlgorithmIdentifier digest) throws EnvelopeException {
        var name = DIGESTS.get(digest.getAlgorithm());
        if (name == null) {
            throw entry.unsupported();
        }
        return name;
    }
}
