package signinghelper.formats.algorithm;

import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SM2 over another digest than that of GM/T 0003.2-2012, 7.1. A report tells such a signature from a forged one; none is
 * ever accepted.
 */
public enum Sm2Variant {
    /** The digest of the message alone. */
    SM2_WITHOUT_Z,
    /** Z over an identity of no octets, OpenSSL's own. */
    SM2_EMPTY_IDENTITY;

    /** Starts a digest for a message that comes in parts. */
    public MessageDigest start(PublicKey key) {
        var digest = DigestAlgorithm.SM3.start();
        if (this == SM2_EMPTY_IDENTITY) {
            digest.update(z(key));
        }
        return digest;
    }

    private static byte[] z(PublicKey key) {
        try {
            var parameters = PublicKeyFactory.createKey(key.getEncoded());
            return Sm2Identity.hashWith((ECPublicKeyParameters) parameters, new byte[0]);
        } catch (IOException e) {
            throw new IllegalArgumentException("not an SM2 key", e);
        }
    }

    /** Finds the variant by which a signature over a whole message holds; empty for none, and for other keys. */
    public static Optional<Sm2Variant> of(X509Certificate certificate, byte[] message, byte[] raw) {
        var key = certificate.getPublicKey();
        if (!SignatureAlgorithm.forKey(key).equals(Optional.of(SignatureAlgorithm.SM2_SM3))) {
            return Optional.empty();
        }
        return Stream.of(values())
                .filter(variant -> SignatureAlgorithm.SM2_SM3.verifyDigest(
                        certificate, variant.start(key).digest(message), raw))
                .findFirst();
    }
}
