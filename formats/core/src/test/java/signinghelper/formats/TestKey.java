package signinghelper.formats;

import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.login.AuthenticationAlgorithm;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** Key pairs of every kind that can log in, made for one test run, and their signatures as a U-Key returns them. */
public enum TestKey {
    SM2("EC", "sm2p256v1", "SM3withSM2", AuthenticationAlgorithm.SM2SM3),
    RSA("RSA", "", "SHA256withRSA", AuthenticationAlgorithm.RS256),
    P256("EC", "secp256r1", "SHA256withECDSA", AuthenticationAlgorithm.ES256),
    P384("EC", "secp384r1", "SHA384withECDSA", AuthenticationAlgorithm.ES384);

    /** The identity that GM/T 0009-2012 prescribes, spelled out again rather than taken from the code under test. */
    private static final String SM2_IDENTITY = "1234567812345678";

    private static final KeptKeys KEPT = new KeptKeys(Path.of("target/test-keys"));

    private final String keyAlgorithm;
    private final String curve;
    private final String signatureAlgorithm;
    private final AuthenticationAlgorithm authenticationAlgorithm;

    TestKey(
            String keyAlgorithm,
            String curve,
            String signatureAlgorithm,
            AuthenticationAlgorithm authenticationAlgorithm) {
        this.keyAlgorithm = keyAlgorithm;
        this.curve = curve;
        this.signatureAlgorithm = signatureAlgorithm;
        this.authenticationAlgorithm = authenticationAlgorithm;
    }

    public AuthenticationAlgorithm authenticationAlgorithm() {
        return authenticationAlgorithm;
    }

    /** Name for the JCA, which is also the name that certificates are signed with. */
    public String signatureAlgorithm() {
        return signatureAlgorithm;
    }

    public KeyPair generate() {
        try {
            if (this == RSA) {
                return rsa(2048);
            }
            var generator = KeyPairGenerator.getInstance(keyAlgorithm, BouncyCastle.PROVIDER);
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a key pair that no one else in this process has. */
    public static KeyPair rsa(int bits) throws GeneralSecurityException {
        return KEPT.next(bits);
    }

    public byte[] sign(KeyPair keys, byte[] message) {
        return sign(keys, message, SM2_IDENTITY.getBytes(StandardCharsets.US_ASCII));
    }

    /** Signs; for SM2 with another identity than the accepted one. */
    public byte[] sign(KeyPair keys, byte[] message, byte[] sm2Identity) {
        try {
            var signature = Signature.getInstance(signatureAlgorithm, BouncyCastle.PROVIDER);
            if (this == SM2) {
                signature.setParameter(new SM2ParameterSpec(sm2Identity));
            }
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return this == RSA ? signature.sign() : raw(keys, signature.sign());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] raw(KeyPair keys, byte[] der) throws Exception {
        var order = ((ECPublicKey) keys.getPublic()).getParameters().getN();
        var values = StandardDSAEncoding.INSTANCE.decode(order, der);
        return PlainDSAEncoding.INSTANCE.encode(order, values[0], values[1]);
    }
}
