package signinghelper.formats.envelope.internal.key;

import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.util.Arrays;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.envelope.recipient.Sm2Ciphertext;
import signinghelper.formats.envelope.recipient.WrappedKey;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** Decryption of a content key by a private key in memory. */
public final class KeyUnwrapping {
    private static final byte[] UNCOMPRESSED = {4};

    private KeyUnwrapping() {}

    /** Returns the content key, or a random one; never says why. */
    public static ContentKey unwrap(PrivateKey key, WrappedKey wrapped, int length) {
        try {
            return ContentKey.of(value(key, wrapped, length), length);
        } catch (GeneralSecurityException | CryptoException | IOException | RuntimeException e) {
            return ContentKey.missing(length);
        }
    }

    private static byte[] value(PrivateKey key, WrappedKey wrapped, int length)
            throws GeneralSecurityException, CryptoException, IOException {
        if (wrapped instanceof WrappedKey.RsaPkcs1 rsa) {
            return pkcs1(parameters(key), rsa.value().toArray(), length);
        }
        if (wrapped instanceof WrappedKey.RsaOaep rsa) {
            return oaep(key, rsa);
        }
        if (wrapped instanceof WrappedKey.Ecdh ecdh) {
            return EcdhUnwrapping.unwrap(key, ecdh);
        }
        if (wrapped instanceof WrappedKey.Sm2 sm2) {
            return sm2(parameters(key), sm2.readings());
        }
        throw new GeneralSecurityException("unknown wrapping");
    }

    private static AsymmetricKeyParameter parameters(PrivateKey key) throws IOException {
        return PrivateKeyFactory.createKey(key.getEncoded());
    }

    /** RFC 3218, 2.3.2: a random key takes the place of a wrong padding, chosen without a branch. */
    private static byte[] pkcs1(AsymmetricKeyParameter key, byte[] value, int length) throws CryptoException {
        var encoding = new PKCS1Encoding(new RSABlindedEngine(), ContentKey.random(length));
        encoding.init(false, key);
        return encoding.processBlock(value, 0, value.length);
    }

    private static byte[] oaep(PrivateKey key, WrappedKey.RsaOaep wrapped) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("RSA/NONE/OAEPPadding", BouncyCastle.PROVIDER);
        var mask = new MGF1ParameterSpec(wrapped.maskDigest());
        cipher.init(
                Cipher.DECRYPT_MODE,
                key,
                new OAEPParameterSpec(wrapped.digest(), "MGF1", mask, PSource.PSpecified.DEFAULT));
        return cipher.doFinal(wrapped.value().toArray());
    }

    /** The hash in the ciphertext tells which reading is right (GB/T 32918.4, 7.1). */
    private static byte[] sm2(AsymmetricKeyParameter key, List<Sm2Ciphertext> readings) throws CryptoException {
        for (var reading : readings) {
            var value = sm2(key, reading);
            if (value.isPresent()) {
                return value.get();
            }
        }
        throw new CryptoException("no reading is right");
    }

    private static Optional<byte[]> sm2(AsymmetricKeyParameter key, Sm2Ciphertext reading) {
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.init(false, key);
        var value = Arrays.concatenate(new byte[][] {
            UNCOMPRESSED,
            reading.x().toArray(),
            reading.y().toArray(),
            reading.hash().toArray(),
            reading.cipher().toArray()
        });
        try {
            return Optional.of(engine.processBlock(value, 0, value.length));
        } catch (CryptoException e) {
            return Optional.empty();
        }
    }
}
