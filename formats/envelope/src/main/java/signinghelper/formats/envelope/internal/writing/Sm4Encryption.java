package signinghelper.formats.envelope.internal.writing;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.envelope.recipient.ContentCipher;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** SM4 under a key and a vector that are used once. */
final class Sm4Encryption implements AutoCloseable {
    private static final int BLOCK = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final boolean isGcm;
    private final byte[] key;
    private final byte[] vector;

    /** @param algorithm with SM4 */
    Sm4Encryption(ContentAlgorithm algorithm) {
        this.isGcm = algorithm.isAuthenticated();
        this.key = random(algorithm.keyLength());
        this.vector = random(algorithm.vectorLength());
    }

    private static byte[] random(int length) {
        var octets = new byte[length];
        RANDOM.nextBytes(octets);
        return octets;
    }

    byte[] key() {
        return key;
    }

    AlgorithmIdentifier identifier() {
        return isGcm
                ? new AlgorithmIdentifier(
                        GMObjectIdentifiers.sms4_gcm, new GCMParameters(vector, ContentCipher.TAG_LENGTH))
                : new AlgorithmIdentifier(GMObjectIdentifiers.sms4_cbc, new DEROctetString(vector));
    }

    /** Returns the octets that so many octets of content become: filled up to whole blocks, or with a tag behind them. */
    long encryptedLength(long size) {
        return isGcm ? size + ContentCipher.TAG_LENGTH : size / BLOCK * BLOCK + BLOCK;
    }

    Cipher cipher() throws GeneralSecurityException {
        var cipher = Cipher.getInstance(isGcm ? "SM4/GCM/NoPadding" : "SM4/CBC/PKCS7Padding", BouncyCastle.PROVIDER);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key, "SM4"),
                isGcm
                        ? new GCMParameterSpec(ContentCipher.TAG_LENGTH * Byte.SIZE, vector)
                        : new IvParameterSpec(vector));
        return cipher;
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }
}
