package signinghelper.testkit.authority;

import signinghelper.formats.algorithm.BouncyCastle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Locale;

/** The kinds of keys that the test CA certifies. */
public enum KeyKind {
    SM2("EC", "sm2p256v1", "SM3withSM2"),
    RSA("RSA", "", "SHA256withRSA"),
    EC("EC", "secp256r1", "SHA256withECDSA");

    private final String keyAlgorithm;
    private final String curve;
    private final String signatureAlgorithm;

    KeyKind(String keyAlgorithm, String curve, String signatureAlgorithm) {
        this.keyAlgorithm = keyAlgorithm;
        this.curve = curve;
        this.signatureAlgorithm = signatureAlgorithm;
    }

    public KeyPair generate() {
        try {
            if (this == RSA) {
                return RsaKeys.generate();
            }
            var generator = KeyPairGenerator.getInstance(keyAlgorithm, BouncyCastle.PROVIDER);
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("BouncyCastle makes keys of this kind: " + this, e);
        }
    }

    /** Reads a private key of this kind from its PKCS#8. */
    PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(keyAlgorithm, BouncyCastle.PROVIDER)
                .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** Returns the kind in small letters, as options and files name it. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String signatureAlgorithm() {
        return signatureAlgorithm;
    }
}
