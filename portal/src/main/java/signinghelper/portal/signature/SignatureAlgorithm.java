package signinghelper.portal.signature;

import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/**
 * What a key signs with. A raw signature is what a U-Key returns: for SM2 and EC {@code r || s}, each of the curve's
 * length, big-endian; for RSA the PKCS#1 v1.5 block.
 */
public enum SignatureAlgorithm {
    /** GM/T 0003.2-2012 over sm2p256v1, signer identity {@code 1234567812345678}. */
    SM2_SM3(DigestAlgorithm.SM3, "SM3withSM2", 32),
    /** RFC 8017, 8.2, with a modulus of 2048 to 4096 bits. */
    RSA_SHA256(DigestAlgorithm.SHA_256, "SHA256withRSA", 0),
    ECDSA_P256_SHA256(DigestAlgorithm.SHA_256, "SHA256withECDSA", 32),
    ECDSA_P384_SHA384(DigestAlgorithm.SHA_384, "SHA384withECDSA", 48);

    private final DigestAlgorithm digest;
    private final String javaName;
    private final int coordinateLength;

    SignatureAlgorithm(DigestAlgorithm digest, String javaName, int coordinateLength) {
        this.digest = digest;
        this.javaName = javaName;
        this.coordinateLength = coordinateLength;
    }

    /** The algorithm that goes with {@code key}; empty for a kind, curve or length that is not accepted. */
    public static Optional<SignatureAlgorithm> forKey(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            var length = rsa.getModulus().bitLength();
            return length >= 2048 && length <= 4096 ? Optional.of(RSA_SHA256) : Optional.empty();
        }
        return key instanceof ECPublicKey ? forCurve(key) : Optional.empty();
    }

    private static Optional<SignatureAlgorithm> forCurve(PublicKey key) {
        var curve = SubjectPublicKeyInfo.getInstance(key.getEncoded())
                .getAlgorithm()
                .getParameters();
        if (GMObjectIdentifiers.sm2p256v1.equals(curve)) {
            return Optional.of(SM2_SM3);
        }
        if (X9ObjectIdentifiers.prime256v1.equals(curve)) {
            return Optional.of(ECDSA_P256_SHA256);
        }
        return SECObjectIdentifiers.secp384r1.equals(curve) ? Optional.of(ECDSA_P384_SHA384) : Optional.empty();
    }

    public DigestAlgorithm digestAlgorithm() {
        return digest;
    }

    /** What the U-Key is given to sign: the hash of {@code message}; for SM2 the hash of {@code Z || message}. */
    public byte[] digest(PublicKey key, byte[] message) {
        return this == SM2_SM3 ? digest.of(sm2Identity(key), message) : digest.of(message);
    }

    private static byte[] sm2Identity(PublicKey key) {
        try {
            var parameters = PublicKeyFactory.createKey(key.getEncoded());
            return Sm2Identity.hashWith((ECPublicKeyParameters) parameters);
        } catch (IOException e) {
            throw new IllegalArgumentException("not an SM2 key", e);
        }
    }

    /**
     * Whether {@code rawSignature} over {@code message} was made with the key of {@code certificate}. False too for a key
     * that this algorithm is not for: SM2 and ECDSA would both compute with the other's curve. Says nothing about the
     * certificate itself.
     */
    public boolean verify(X509Certificate certificate, byte[] message, byte[] rawSignature) {
        if (!forKey(certificate.getPublicKey()).equals(Optional.of(this))) {
            return false;
        }
        try {
            var verifier = Signature.getInstance(javaName, BouncyCastle.PROVIDER);
            if (this == SM2_SM3) {
                verifier.setParameter(new SM2ParameterSpec(Sm2Identity.bytes()));
            }
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(message);
            return verifier.verify(coordinateLength == 0 ? rawSignature : toDer(rawSignature));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] toDer(byte[] raw) throws IOException {
        if (raw.length != 2 * coordinateLength) {
            throw new IllegalArgumentException(name() + " needs " + 2 * coordinateLength + " bytes, got " + raw.length);
        }
        var r = new BigInteger(1, raw, 0, coordinateLength);
        var s = new BigInteger(1, raw, coordinateLength, coordinateLength);
        var beyond = BigInteger.ONE.shiftLeft(coordinateLength * Byte.SIZE);
        return StandardDSAEncoding.INSTANCE.encode(beyond, r, s);
    }
}
