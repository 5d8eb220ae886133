package signinghelper.testkit.authority;

import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.jce.interfaces.ECPublicKey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** Kinds of keys that a CA of tests certifies, how their pairs are made, and their signatures as a U-Key returns them. */
public enum TestKey {
    SM2("sm2", "EC", "sm2p256v1", "SM3", "SM3withSM2"),
    RSA("rsa", "RSA", "", "SHA-256", "SHA256withRSA"),
    P256("ec", "EC", "secp256r1", "SHA-256", "SHA256withECDSA"),
    P384("p384", "EC", "secp384r1", "SHA-384", "SHA384withECDSA");

    /** The kinds that U-Keys of the demo and of the test kit hold. */
    public static final List<TestKey> USUAL = List.of(SM2, RSA, P256);

    /** The identity that GM/T 0009-2012 prescribes, spelled out again rather than taken from the code under test. */
    private static final String SM2_IDENTITY = "1234567812345678";

    private static final int RSA_BITS = 2048;

    private final String fileName;
    private final String keyAlgorithm;
    private final String curve;
    private final String digestAlgorithm;
    private final String signatureAlgorithm;

    TestKey(String fileName, String keyAlgorithm, String curve, String digestAlgorithm, String signatureAlgorithm) {
        this.fileName = fileName;
        this.keyAlgorithm = keyAlgorithm;
        this.curve = curve;
        this.digestAlgorithm = digestAlgorithm;
        this.signatureAlgorithm = signatureAlgorithm;
    }

    /** Returns the kind in small letters, as options and files name it. */
    public String fileName() {
        return fileName;
    }

    /** Name for the JCA of the hash function that signatures of this kind are made over. */
    public String digestAlgorithm() {
        return digestAlgorithm;
    }

    /** Name for the JCA, which is also the name that certificates are signed with. */
    public String signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /** Returns a key pair that no one else in this process has. */
    public KeyPair generate() {
        try {
            if (this == RSA) {
                return RsaKeys.next(RSA_BITS);
            }
            var generator = KeyPairGenerator.getInstance(keyAlgorithm, TestAuthority.PROVIDER);
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("BouncyCastle makes keys of this kind: " + this, e);
        }
    }

    /** Returns an RSA key pair of so many bits that no one else in this process has. */
    public static KeyPair rsa(int bits) throws GeneralSecurityException {
        return RsaKeys.next(bits);
    }

    /** Reads a private key of this kind from its PKCS#8. */
    public PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(keyAlgorithm, TestAuthority.PROVIDER)
                .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** Signs; returns the raw value. */
    public byte[] sign(KeyPair keys, byte[] message) {
        return sign(keys, message, SM2_IDENTITY.getBytes(StandardCharsets.US_ASCII));
    }

    /** Signs; for SM2 with another identity than the accepted one. */
    public byte[] sign(KeyPair keys, byte[] message, byte[] sm2Identity) {
        var value = encoded(keys, message, sm2Identity);
        return this == RSA ? value : raw(keys, value);
    }

    /** Signs; returns the value as certificates and CMS hold it, which is DER for all but RSA. */
    public byte[] signEncoded(KeyPair keys, byte[] message) {
        return encoded(keys, message, SM2_IDENTITY.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] encoded(KeyPair keys, byte[] message, byte[] sm2Identity) {
        try {
            var signature = Signature.getInstance(signatureAlgorithm, TestAuthority.PROVIDER);
            if (this == SM2) {
                signature.setParameter(new SM2ParameterSpec(sm2Identity));
            }
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] raw(KeyPair keys, byte[] der) {
        try {
            var order = ((ECPublicKey) keys.getPublic()).getParameters().getN();
            var values = StandardDSAEncoding.INSTANCE.decode(order, der);
            return PlainDSAEncoding.INSTANCE.encode(order, values[0], values[1]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
