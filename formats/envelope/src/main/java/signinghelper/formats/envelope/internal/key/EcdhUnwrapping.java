package signinghelper.formats.envelope.internal.key;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.KDF2BytesGenerator;
import org.bouncycastle.crypto.params.KDFParameters;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.envelope.recipient.WrappedKey;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.SecretKeySpec;

/** Key agreement with an ephemeral key, and the key wrap behind it (RFC 5753, 7.1; RFC 3565). */
public final class EcdhUnwrapping {
    private static final Map<ASN1ObjectIdentifier, Supplier<Digest>> DERIVATIONS = Map.of(
            X9ObjectIdentifiers.dhSinglePass_stdDH_sha1kdf_scheme, SHA1Digest::new,
            SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme, SHA256Digest::new,
            SECObjectIdentifiers.dhSinglePass_stdDH_sha384kdf_scheme, SHA384Digest::new,
            SECObjectIdentifiers.dhSinglePass_stdDH_sha512kdf_scheme, SHA512Digest::new);

    private static final Map<ASN1ObjectIdentifier, Integer> WRAPPING_OCTETS = Map.of(
            NISTObjectIdentifiers.id_aes128_wrap, 16,
            NISTObjectIdentifiers.id_aes192_wrap, 24,
            NISTObjectIdentifiers.id_aes256_wrap, 32);

    private EcdhUnwrapping() {}

    static byte[] unwrap(PrivateKey key, WrappedKey.Ecdh wrapped) throws GeneralSecurityException {
        var originator = KeyFactory.getInstance("EC", BouncyCastle.PROVIDER)
                .generatePublic(new X509EncodedKeySpec(wrapped.originatorKey().toArray()));
        var agreement = KeyAgreement.getInstance("ECDH", BouncyCastle.PROVIDER);
        agreement.init(key);
        agreement.doPhase(originator, true);
        return unwrap(agreement.generateSecret(), wrapped);
    }

    /**
     * Unwraps behind an agreement that was made.
     *
     * @param shared x coordinate of the point (ANSI X9.63, 5.4), as long as the field; wiped
     */
    public static byte[] unwrap(byte[] shared, WrappedKey.Ecdh wrapped) throws GeneralSecurityException {
        var wrappingKey = derive(shared, wrapped);
        try {
            var cipher = Cipher.getInstance(wrapped.wrapping(), BouncyCastle.PROVIDER);
            cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(wrappingKey, "AES"));
            return cipher.unwrap(wrapped.value().toArray(), "AES", Cipher.SECRET_KEY)
                    .getEncoded();
        } finally {
            Arrays.fill(wrappingKey, (byte) 0);
        }
    }

    /** Derives as ANSI X9.63, 5.6.3 has it; BouncyCastle calls the same KDF2. */
    private static byte[] derive(byte[] shared, WrappedKey.Ecdh wrapped) throws GeneralSecurityException {
        var digest = DERIVATIONS.get(new ASN1ObjectIdentifier(wrapped.agreement()));
        var octets = WRAPPING_OCTETS.get(new ASN1ObjectIdentifier(wrapped.wrapping()));
        if (digest == null || octets == null) {
            throw new GeneralSecurityException("no such agreement or key wrap");
        }
        var generator = new KDF2BytesGenerator(digest.get());
        generator.init(new KDFParameters(shared, wrapped.sharedInfo().toArray()));
        var key = new byte[octets];
        generator.generateBytes(key, 0, octets);
        Arrays.fill(shared, (byte) 0);
        return key;
    }
}
