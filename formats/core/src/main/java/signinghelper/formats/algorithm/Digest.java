package signinghelper.formats.algorithm;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

import java.io.IOException;

/**
 * A finished hash that the U-Key will sign. For SM2 it is {@code e = SM3(Z || M)} (GM/T 0003.2-2012, 6.1).
 *
 * @param value exactly {@link DigestAlgorithm#lengthInBytes} bytes
 */
public record Digest(DigestAlgorithm algorithm, Bytes value) {

    public Digest {
        if (value.length() != algorithm.lengthInBytes()) {
            throw new IllegalArgumentException(
                    algorithm + " needs " + algorithm.lengthInBytes() + " bytes, got " + value.length());
        }
    }

    /**
     * Returns the DigestInfo that an RSA key signs, in DER: the hash with its algorithm (RFC 8017, 9.2, step 2).
     *
     * @throws IllegalStateException for SM3, which is used with SM2 only
     */
    public Bytes toDigestInfo() {
        if (algorithm == DigestAlgorithm.SM3) {
            throw new IllegalStateException("SM3 with RSA");
        }
        var name = new ASN1ObjectIdentifier(algorithm.objectIdentifier());
        try {
            var info = new DigestInfo(new AlgorithmIdentifier(name, DERNull.INSTANCE), value.toArray());
            return Bytes.copyOf(info.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        }
    }
}
