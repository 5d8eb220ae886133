package signinghelper.formats.envelope.internal.key;

import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.jcajce.provider.util.DigestFactory;
import signinghelper.formats.envelope.recipient.WrappedKey;

import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Decoding of OAEP (RFC 8017, 7.1.2, step 3), where a U-Key gives out the block as it is. */
public final class OaepDecoding {
    private OaepDecoding() {}

    /**
     * Returns the message.
     *
     * @param block as long as the modulus
     * @throws GeneralSecurityException without a reason
     */
    public static byte[] decode(byte[] block, WrappedKey.RsaOaep wrapped) throws GeneralSecurityException {
        var encoding = new OAEPEncoding(
                new Decrypted(block.length),
                DigestFactory.getDigest(wrapped.digest()),
                DigestFactory.getDigest(wrapped.maskDigest()),
                null);
        try {
            return encoding.decodeBlock(block, 0, block.length);
        } catch (InvalidCipherTextException | RuntimeException e) {
            throw new GeneralSecurityException("no such message");
        }
    }

    /** A cipher whose blocks are decrypted already. BouncyCastle keeps the decoding behind a cipher. */
    private record Decrypted(int length) implements AsymmetricBlockCipher {
        @Override
        public void init(boolean forEncryption, CipherParameters parameters) {}

        @Override
        public int getInputBlockSize() {
            return length;
        }

        /** Without the leading zero, as {@link org.bouncycastle.crypto.engines.RSAEngine} has it. */
        @Override
        public int getOutputBlockSize() {
            return length - 1;
        }

        /** A block that does not begin with zero stays too long, which the decoding takes for wrong. */
        @Override
        public byte[] processBlock(byte[] block, int offset, int size) {
            return Arrays.copyOfRange(block, offset + (block[offset] == 0 ? 1 : 0), offset + size);
        }
    }
}
