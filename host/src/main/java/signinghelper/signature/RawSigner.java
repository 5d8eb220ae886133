package signinghelper.signature;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.protocol.Refusal;
import signinghelper.token.Digest;

/** The U-Key's key, logged in and ready. */
@FunctionalInterface
public interface RawSigner {

    /**
     * Signs a finished digest.
     *
     * @return the raw signature as {@code SignatureAlgorithm} describes it
     * @throws Refusal whatever the U-Key says
     */
    Bytes sign(Digest digest) throws Refusal;
}
