package signinghelper.testkit.token;

import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.NullDigest;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.SignatureAlgorithm;

import java.math.BigInteger;

/** Signs a finished digest, as the chip of a U-Key does. */
final class RawSigner {
    private RawSigner() {}

    /**
     * Signs.
     *
     * @return raw signature in the form of {@link SignatureAlgorithm}
     */
    static byte[] sign(SignatureAlgorithm algorithm, AsymmetricKeyParameter key, Digest digest) throws CryptoException {
        return switch (algorithm) {
            case SM2_SM3 -> sm2(key, digest.value().toArray());
            case RSA_SHA256, RSA_SHA384, RSA_SHA512 ->
                rsa(key, digest.toDigestInfo().toArray());
            case ECDSA_P256_SHA256, ECDSA_P384_SHA384 ->
                ecdsa((ECPrivateKeyParameters) key, digest.value().toArray());
        };
    }

    private static byte[] sm2(AsymmetricKeyParameter key, byte[] digest) throws CryptoException {
        var signer = new GivenDigestSm2Signer(digest);
        signer.init(true, key);
        return signer.generateSignature();
    }

    /** SM2 from the point where e is known (GM/T 0003.2-2012, 6.1, step A3): adds neither Z nor a hash. */
    private static final class GivenDigestSm2Signer extends SM2Signer {
        private final BigInteger e;

        GivenDigestSm2Signer(byte[] digest) {
            super(PlainDSAEncoding.INSTANCE, new NullDigest());
            this.e = new BigInteger(1, digest);
        }

        @Override
        protected BigInteger calculateE(BigInteger n, byte[] ignored) {
            return e;
        }
    }

    private static byte[] rsa(AsymmetricKeyParameter key, byte[] digestInfo) throws CryptoException {
        var engine = new PKCS1Encoding(new RSABlindedEngine());
        engine.init(true, key);
        return engine.processBlock(digestInfo, 0, digestInfo.length);
    }

    private static byte[] ecdsa(ECPrivateKeyParameters key, byte[] digest) {
        var signer = new ECDSASigner();
        signer.init(true, key);
        var values = signer.generateSignature(digest);
        return PlainDSAEncoding.INSTANCE.encode(key.getParameters().getN(), values[0], values[1]);
    }
}
